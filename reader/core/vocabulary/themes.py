"""Food, habits and public health, and the words that health news has for them."""

from __future__ import annotations

THEMES = """
# food and drink
nutrition ~ nutrient, nutritionist, dietitian, micronutrient
diet ~ healthy diet, healthy eating, dietary, dieter, eating habits, balanced diet,
    eating pattern
Mediterranean diet ~ olive oil, dash diet
plant-based diet = plant based ~ vegetarian, vegan, meat free
ketogenic diet = keto ~ low carb diet, low carbohydrate, low carb, atkins, paleo
low-fat diet = low fat
intermittent fasting = time restricted eating ~ fasting!, calorie restriction
gluten-free diet ~ gluten free, gluten
weight loss ~ slimming, losing weight, lost weight, weight gain, weight management, body
    weight, weight control
calories ~ kilojoule, portion size
sugar ~ added sugar, fructose, sugary, sweetener, artificial sweetener, aspartame
sugary drinks = soft drink, sugar sweetened beverage, soda, fizzy drink ~ sugar tax,
    energy drink, soda tax, diet soda
salt ~ sodium, salt intake
dietary fat ~ saturated fat, trans fat, unsaturated fat, butter, polyunsaturated, fatty
    acid
fibre ~ dietary fibre, whole grain, wholegrain, oats!, bran!
dietary protein ~ protein intake, high protein, protein shake, protein powder
red meat ~ processed meat, bacon, beef, meat, sausage
fish ~ seafood, omega 3, fish oil, salmon, omega 3 fatty acid, DHA
dairy ~ milk, cheese, yoghurt, lactose
eggs! ~ egg yolk
fruit and vegetables ~ vegetable, fruit, broccoli, berries, blueberry, kale, spinach,
    apples!, tomato, avocado, citrus, orange juice
nuts ~ almond, walnut, peanut, pistachio, cashew
legumes ~ beans!, lentil, chickpea, pulses!
soya ~ soy, soybean, tofu, isoflavone
ultra-processed food = ultraprocessed ~ processed food, junk food, fast food
snacks
coffee ~ caffeine, espresso
tea ~ green tea, black tea
chocolate ~ cocoa, dark chocolate, flavanol
alcohol ~ alcohol consumption, drinking alcohol, moderate drinking, drinker, red wine,
    wine, beer, alcohol use, alcoholic drink, resveratrol
drinking water ~ hydration, tap water
herbs and spices ~ turmeric, curcumin, ginger, garlic, cinnamon, chilli, capsaicin
honey ~ manuka
supplements = dietary supplement, nutritional supplement ~ multivitamin
vitamins ~ vitamin c, vitamin e, vitamin a, vitamin b12, vitamin k, folic acid, folate,
    b vitamins, beta carotene
vitamin D ~ vit d, vitamin d3, vitamin d supplement
minerals ~ magnesium, selenium, potassium, iodine
calcium ~ calcium supplement
zinc ~ zinc supplement, zinc lozenge
iron! ~ iron supplement, iron intake, ferritin
probiotics ~ prebiotic, fermented food, lactobacillus, kefir, kimchi
antioxidants ~ polyphenol, flavonoid
breakfast ~ skipping breakfast, breakfast cereal
school meals ~ school lunch, school food
food safety ~ food recall, food additive, food contamination, product recall, pesticide,
    food labelling
food insecurity ~ food bank, famine, food poverty, food desert
infant feeding ~ infant formula, baby food, baby formula, weaning, baby led
cooking ~ recipe, home cooking

# habits
exercise = physical activity, workout ~ physical fitness, gym, aerobic exercise,
    fitness!, aerobic
walking ~ steps a day, daily steps, brisk walk, hiking, treadmill
running! ~ jogging, jogger
cycling! ~ bicycle, bike, cyclist
swimming ~ swimmer
strength training = resistance training, weight training ~ weightlifting, resistance
    exercise
high-intensity training = high intensity interval training, HIIT ~ interval training
sedentary lifestyle = physical inactivity, sedentary behaviour ~ sedentary, sitting
    time, inactivity, prolonged sitting, sitting too long, couch potato
sport ~ sports medicine, football, rugby, golf, tennis, soccer, gymnast
sleep ~ sleep quality, sleep deprivation, sleep duration, bedtime, nap, lack of sleep,
    nightmare, sleepiness
smoking = cigarette smoking, tobacco use ~ tobacco, cigarette, quit smoking, smoking
    cessation, stop smoking, nicotine, secondhand smoke, passive smoking
vaping = e cigarette, electronic cigarette ~ juul, e cig
drug use ~ recreational drug, cocaine, methamphetamine, illicit drug
screen time ~ smartphone, video game, television viewing, social media, mobile phone,
    cell phone, watching tv, facebook, instagram, tiktok
hygiene ~ hand washing, handwashing, hand sanitiser, soap, face mask
sun exposure = sunlight exposure ~ sunscreen, sunlight, ultraviolet, tanning!, sun
    protection, uv radiation, sunbed, sunbathing
happiness! ~ wellbeing, well being, life satisfaction, optimism!, gratitude, resilience
friendship ~ social support, social connection, social network
sex ~ sexual health, sexual activity, sex life, sexual function, orgasm, sex education,
    libido, sexuality
beauty! ~ cosmetics, body image, tattoo, nail polish
self-care ~ self help, self compassion
travel health ~ traveller!, travellers!, traveler!, travelers!, air travel
behaviour change ~ habit formation, nudge, lifestyle change, healthy lifestyle,
    lifestyle intervention

# public health and the surroundings
public health ~ population health, health promotion, health campaign, health authorities
epidemiology ~ incidence rate, prevalence, disease burden, disease surveillance
mortality ~ death rate, premature death, early death, cause of death, risk of death,
    risk of dying, all cause mortality, excess deaths
maternal mortality ~ maternal death
child mortality ~ infant mortality
outbreak ~ contact tracing
pandemic ~ lockdown, social distancing, quarantine
air pollution ~ air quality, particulate matter, pm2.5, fine particles, smog, wildfire
    smoke, traffic pollution
climate change ~ global warming, heatwave, heat wave, extreme heat
water and sanitation ~ sanitation, clean water, sewage
toxic chemicals ~ chemical exposure, bisphenol, BPA, phthalate, pfas, microplastic,
    forever chemical, environmental health, heavy metal, arsenic!, mercury
noise ~ noise pollution
green space ~ nature exposure, gardening, outdoors!, forest bathing
radiation ~ nuclear accident, radiation exposure, radon
health inequality ~ health disparity, health equity, deprivation!, socioeconomic status,
    poverty, social determinants
health policy ~ health care reform, obamacare, affordable care act, health law,
    healthcare reform, health legislation, public health policy
health insurance ~ medicare, medicaid, uninsured, health coverage, copay
health costs = healthcare cost, health care cost ~ drug price, cost of care, health
    spending, medical bill, cost effective, drug cost
health services ~ NHS, health system, primary care, waiting list, waiting times,
    healthcare system, health care system, family doctor
drug regulation ~ drug safety, recall of drug, FDA, EMA, black box warning
patient safety ~ medical error, malpractice
overdiagnosis ~ overtreatment, unnecessary treatment, overtreated, overprescribing
telemedicine = telehealth ~ virtual visit, remote monitoring, video consultation
digital health ~ health app, electronic health record, mobile health, mhealth,
    smartphone app, health technology, medical record
artificial intelligence = AI ~ machine learning, deep learning, algorithm, chatgpt,
    neural network
precision medicine = personalised medicine ~ pharmacogenomics, tailored treatment
nanotechnology ~ nanoparticle, 3d printing, bioengineering, tissue engineering
biotechnology ~ biotech, biomedical engineering
pharmaceutical industry ~ drug company, drugmaker, drug maker, pfizer, big pharma
medical ethics ~ bioethics, informed consent, ethical
domestic violence ~ domestic abuse, intimate partner violence, sexual assault, rape,
    sexual violence
child abuse ~ child neglect, child maltreatment, adverse childhood
bullying ~ cyberbullying
misinformation ~ fake news, health claims, pseudoscience, health myth, quackery
doctor-patient communication ~ bedside manner, patient communication, patient doctor,
    shared decision making
health literacy ~ health information
disaster medicine ~ earthquake, hurricane, humanitarian, war!
mosquitoes ~ mosquito net, bed net
sex differences ~ gender difference, gender gap
preventive medicine ~ preventive care
"""
