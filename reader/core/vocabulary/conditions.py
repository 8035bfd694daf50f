"""Diseases, symptoms and injuries, and the words that health news has for them."""

from __future__ import annotations

CONDITIONS = """
# heart and vessels
heart disease = cardiovascular disease, coronary heart disease, coronary artery disease,
    ischaemic heart disease, ischemic heart disease, cardiac disease, CVD, CHD, CAD,
    blocked arteries, heart and circulatory disease
heart attack = myocardial infarction, MI ~ acute coronary syndrome, coronary event,
    STEMI
heart failure = congestive heart failure, cardiomyopathy, HFPEF
cardiac arrest = sudden cardiac death, sudden cardiac arrest
atrial fibrillation = a fib, afib, AF, irregular heartbeat, arrhythmia, tachycardia
angina = chest pain, angina pectoris
heart valve disease = aortic stenosis, valvular heart disease, mitral regurgitation
congenital heart disease = congenital heart defect, heart defect
atherosclerosis = hardening of the arteries, arterial plaque, carotid stenosis,
    clogged arteries
high blood pressure = hypertension, elevated blood pressure, prehypertension
low blood pressure = hypotension, orthostatic hypotension
cholesterol = high cholesterol, hypercholesterolaemia, hypercholesterolemia, LDL, HDL,
    triglyceride, dyslipidaemia, dyslipidemia, hyperlipidaemia, hyperlipidemia
stroke = ischaemic stroke, ischemic stroke, brain bleed, haemorrhagic stroke,
    hemorrhagic stroke, transient ischaemic attack, transient ischemic attack,
    mini stroke, cerebrovascular, subarachnoid haemorrhage
aneurysm = aortic aneurysm, brain aneurysm
blood clots = thrombosis, deep vein thrombosis, DVT, pulmonary embolism, VTE,
    venous thromboembolism
peripheral artery disease = claudication
varicose veins = chronic venous insufficiency, spider vein
pre-eclampsia = preeclampsia, eclampsia

# cancers
cancer = tumour, tumor, malignancy, carcinoma, metastatic, metastasis, metastases,
    oncology, neoplasm, sarcoma
breast cancer = breast tumour, breast tumor, breast carcinoma, BRCA1, BRCA2, BRCA,
    ductal carcinoma in situ, DCIS
prostate cancer = prostate tumour, prostate tumor, prostate carcinoma
lung cancer = lung tumour, lung tumor, non small cell lung cancer, NSCLC
bowel cancer = colorectal cancer, colon cancer, rectal cancer, colorectal tumour,
    colorectal tumor, colorectal adenoma, colorectal carcinoma
skin cancer = melanoma, basal cell carcinoma, squamous cell carcinoma
blood cancer = haematological cancer, hematologic cancer, haematologic malignancy
leukaemia = leukemia, AML, CLL, myelodysplastic syndrome
lymphoma = non hodgkin, hodgkin lymphoma, hodgkin disease
myeloma = multiple myeloma
pancreatic cancer = pancreatic tumour, pancreatic tumor,
    pancreatic ductal adenocarcinoma
ovarian cancer = ovarian tumour, ovarian tumor, cancer of the ovary
cervical cancer = cervical tumour, cervical dysplasia, cancer of the cervix
womb cancer = endometrial cancer, uterine cancer
bladder cancer = urothelial carcinoma, urothelial cancer
kidney cancer = renal cell carcinoma, renal cancer
liver cancer = hepatocellular carcinoma
stomach cancer = gastric cancer
oesophageal cancer = esophageal cancer, barrett oesophagus, barrett esophagus
head and neck cancer = throat cancer, mouth cancer, oral cancer, oropharyngeal cancer
thyroid cancer = thyroid tumour, thyroid tumor, thyroid nodule
brain cancer = brain tumour, brain tumor, glioblastoma, glioma, neuroblastoma,
    medulloblastoma
testicular cancer = testicular tumour, testicular tumor
childhood cancer = paediatric cancer, pediatric cancer
mesothelioma = asbestosis

# hormones and metabolism
diabetes = prediabetes, blood sugar, blood glucose, diabetes mellitus,
    insulin resistance, hyperglycaemia, hyperglycemia
type 1 diabetes = juvenile diabetes, T1D
type 2 diabetes = adult onset diabetes, T2D, type ii diabetes
gestational diabetes = diabetes in pregnancy
low blood sugar = hypoglycaemia, hypoglycemia
metabolic syndrome = syndrome x
obesity = overweight, excess weight, body mass index, BMI, abdominal fat, belly fat,
    childhood obesity, severe obesity
thyroid disease = hypothyroidism, hyperthyroidism, underactive thyroid,
    overactive thyroid, graves disease, hashimoto
polycystic ovary syndrome = PCOS, polycystic ovarian syndrome, polycystic ovaries
gout = uric acid, hyperuricaemia, hyperuricemia
malnutrition = undernutrition, malnourished, stunting, wasting!
vitamin deficiency = vitamin d deficiency, iron deficiency, scurvy, rickets
cystic fibrosis = CFTR
haemochromatosis = hemochromatosis, iron overload
phenylketonuria = PKU
low testosterone = hypogonadism, low t, testosterone deficiency

# brain and nerves
dementia = vascular dementia, lewy body, frontotemporal dementia, senility
Alzheimer's disease = alzheimer, amyloid plaque, beta amyloid, amyloid beta
cognitive decline = mild cognitive impairment, cognitive impairment, memory loss,
    cognitive function, cognition, MCI
Parkinson's disease = parkinson
multiple sclerosis = MS
motor neurone disease = amyotrophic lateral sclerosis, lou gehrig disease, ALS
Huntington's disease = huntington
epilepsy = epileptic, seizure, convulsion, dravet syndrome
migraine = migraineur
headache = cluster headache, tension headache
neuropathy = peripheral neuropathy, diabetic neuropathy, nerve damage, neuropathic
concussion = traumatic brain injury, head injury, TBI, brain injury,
    chronic traumatic encephalopathy, CTE
spinal cord injury = paralysis, paraplegia, quadriplegia, tetraplegia, paralysed,
    paralyzed
cerebral palsy = spastic diplegia
essential tremor = tremor
restless legs syndrome
muscular dystrophy = duchenne, spinal muscular atrophy
myasthenia gravis = lambert eaton
Guillain-Barré syndrome = guillain barre
meningitis = meningococcal, encephalitis
Bell's palsy = facial paralysis
coma = vegetative state, minimally conscious
delirium = confusion after surgery
vertigo = dizziness, meniere disease
ME/CFS = chronic fatigue syndrome, myalgic encephalomyelitis
fatigue = tiredness, exhaustion

# mind
mental health = mental illness, mental disorder, psychiatric disorder, psychiatry,
    psychiatric, mental wellbeing, mental well being, psychological distress
depression = postnatal depression, postpartum depression, seasonal affective disorder,
    major depression, mood disorder
anxiety = anxious, panic attack, panic disorder, phobia, social anxiety, OCD,
    obsessive compulsive disorder
stress = psychological stress, burnout, cortisol
PTSD = post traumatic stress, posttraumatic stress
schizophrenia = psychosis, psychotic, schizophrenic
bipolar disorder = manic depression, bipolar
ADHD = attention deficit
autism = autistic, autism spectrum, asperger, ASD
eating disorders = anorexia, bulimia, binge eating
self-harm = self injury
suicide = overdose death by suicide
addiction = substance abuse, substance use disorder, drug addiction, drug abuse,
    drug dependence, gambling addiction
opioid addiction = opioid epidemic, opioid crisis, opioid use disorder, opioid abuse,
    heroin, opioid overdose, opioid dependence
alcohol misuse = alcoholism!, alcoholic!, alcohol abuse, alcohol use disorder,
    binge drinking, heavy drinking, problem drinking, alcohol dependence
grief = bereavement, mourning
loneliness = lonely, social isolation
personality disorder = borderline personality
learning disability = intellectual disability, dyslexia, learning difficulties
Down's syndrome = trisomy 21

# infections
infection = bacterial infection, infectious disease, pathogen, viral infection
COVID-19 = covid, coronavirus, SARS, sars cov 2, long covid, covid19, sars cov2
flu = influenza, h1n1, swine flu, h3n2
bird flu = avian influenza, avian flu, h5n1, h7n9
common cold = rhinovirus, colds!, head cold, respiratory syncytial virus, RSV
pneumonia = pneumococcal, pneumococcus, legionnaires disease
HIV = AIDS, hiv aids, human immunodeficiency virus, antiretroviral
hepatitis = hepatitis b, hepatitis a, hepatitis e, viral hepatitis
hepatitis C = hep c, hcv
tuberculosis = TB, latent tb
malaria = plasmodium, antimalarial
measles = rubella, MMR, mumps
whooping cough = pertussis
polio = poliovirus, poliomyelitis
Ebola = ebola virus, marburg virus
Zika = zika virus, microcephaly
dengue = dengue fever, chikungunya, yellow fever, west nile virus
mpox = monkeypox, smallpox
cholera = vibrio
typhoid = typhoid fever, salmonella
food poisoning = foodborne illness, e coli, listeria, listeriosis, campylobacter,
    botulism, norovirus
C. difficile = clostridium difficile, clostridioides difficile, c diff
MRSA = staphylococcus aureus, staph infection
sepsis = septic shock, bloodstream infection, septicaemia, septicemia
antibiotic resistance = antimicrobial resistance, superbug, drug resistant bacteria,
    drug resistant infection
sexually transmitted infections = sexually transmitted disease, stis, stds, chlamydia,
    gonorrhoea, gonorrhea, syphilis, trichomoniasis
HPV = human papillomavirus, genital warts
herpes = herpes simplex, cold sore, genital herpes, cytomegalovirus
shingles = herpes zoster, chickenpox, varicella, postherpetic neuralgia
Lyme disease = lyme, tick bite, tick borne
urinary tract infection = UTI, utis, bladder infection, cystitis
ear infection = otitis media, glue ear
sore throat = strep throat, tonsillitis, pharyngitis
sinusitis = rhinosinusitis, sinus infection
fungal infection = candida, yeast infection, thrush, athlete foot, aspergillus
parasites = hookworm, schistosomiasis, leishmaniasis, chagas disease, toxoplasma,
    tapeworm
neglected tropical diseases = tropical disease, leprosy, river blindness, trachoma
rabies = rabid
anthrax = bioterrorism
lice = head lice, scabies, bed bug
prion disease = creutzfeldt jakob, mad cow disease
vaginosis = bacterial vaginosis, vaginitis!

# lungs and allergies
asthma = asthmatic, inhaler!, inhalers!, asthma attack
allergies = allergic, hay fever, allergic rhinitis, anaphylaxis, pollen, food allergy
peanut allergy = nut allergy
COPD = chronic obstructive pulmonary disease, emphysema, chronic bronchitis
bronchitis = bronchiolitis
pulmonary fibrosis = idiopathic pulmonary fibrosis, interstitial lung disease, IPF
pulmonary hypertension = pulmonary arterial hypertension
sleep apnoea = sleep apnea, obstructive sleep, snoring
cough
shortness of breath = dyspnoea, dyspnea, breathlessness
respiratory failure = ARDS, acute respiratory distress

# gut, liver and kidneys
irritable bowel syndrome = IBS, irritable bowel
inflammatory bowel disease = IBD, crohn, ulcerative colitis, colitis
coeliac disease = celiac, gluten intolerance, coeliac, gluten sensitivity
acid reflux = heartburn, GERD, GORD, gastroesophageal reflux, gastro oesophageal reflux
stomach ulcer = peptic ulcer, helicobacter pylori, h pylori, gastric ulcer, gastritis
constipation = laxative
diarrhoea = diarrhea, rotavirus, gastroenteritis
nausea = vomiting, morning sickness, hyperemesis
gallstones = gallbladder
appendicitis! = appendix!, appendectomy
pancreatitis! = inflamed pancreas
diverticulitis = diverticular disease
haemorrhoids = hemorrhoid
hernia = inguinal hernia, hiatal hernia
fatty liver disease = NAFLD, NASH, steatohepatitis, fatty liver
cirrhosis = liver fibrosis, liver failure, liver disease
kidney disease = chronic kidney disease, renal disease, kidney failure, renal failure,
    kidney injury, end stage renal disease, CKD
kidney stones = nephrolithiasis
incontinence = urinary incontinence, overactive bladder, faecal incontinence,
    fecal incontinence, bladder control
enlarged prostate = benign prostatic hyperplasia, BPH

# bones, joints and pain
arthritis = rheumatic disease, psoriatic arthritis, juvenile arthritis, rheumatology,
    ankylosing spondylitis
osteoarthritis = knee osteoarthritis
rheumatoid arthritis = rheumatoid
osteoporosis = bone loss, bone density, brittle bones, osteopenia, bone mineral density
fractures = broken bone, hip fracture, broken hip
back pain = low back pain, lower back pain, sciatica, herniated disc, herniated disk,
    slipped disc, spinal stenosis, lumbar
neck pain = whiplash
joint pain = knee pain, arthralgia, shoulder pain, frozen shoulder
pain = chronic pain, persistent pain
fibromyalgia = chronic widespread pain
tendinitis = tendonitis!, tennis elbow, tendinopathy, rotator cuff, plantar fasciitis
carpal tunnel syndrome = carpal tunnel
sarcopenia = muscle loss, muscle wasting, muscle weakness
scoliosis = curvature of the spine
sports injuries = anterior cruciate ligament, ACL, ankle sprain, muscle soreness,
    hamstring
lupus = systemic lupus erythematosus
autoimmune disease = autoimmune, sjogren, scleroderma
inflammation = inflammatory, chronic inflammation

# skin, eyes, ears and mouth
acne = pimple, rosacea
eczema = atopic dermatitis, dermatitis
psoriasis = plaque psoriasis
hair loss = hair transplant, alopecia, baldness
burns! = burn injury, burn unit, severe burn, sunburn
chronic wounds = pressure ulcer, bedsore, wound healing, foot ulcer, wound care
wrinkles = skin ageing, photoaging
vitiligo = skin pigmentation
warts = verruca
hyperhidrosis = excessive sweating
macular degeneration = AMD
glaucoma = eye pressure, intraocular pressure
cataracts
diabetic retinopathy = retinopathy
vision loss = vision impairment, blurred vision, blindness!, blind people,
    visual impairment, eyesight, vision problems, retinitis pigmentosa, low vision
short-sightedness = myopia, nearsighted, shortsighted
dry eye = conjunctivitis, pink eye
hearing loss = deafness, hearing impairment, hearing aid
tinnitus = ringing in the ears
loss of smell = anosmia
tooth decay = cavities, dental caries, tooth loss, dental cavity
gum disease = periodontal, gingivitis

# women's and men's health, birth and childhood
endometriosis = fibroids, uterine fibroid, adenomyosis
menopause = hot flash, hot flush, postmenopausal, perimenopause
premenstrual syndrome = PMS, premenstrual, period pain, menstrual cramp,
    heavy menstrual bleeding
infertility = subfertility, sperm count, male infertility
erectile dysfunction = impotence, ED
low libido = hypoactive sexual desire, sexual dysfunction, female sexual
miscarriage = stillbirth, stillborn, pregnancy loss
premature birth = preterm birth, preterm, premature baby, premature infant,
    low birth weight, born prematurely
birth defects = spina bifida, congenital, neural tube defect, cleft lip
sudden infant death = SIDS, cot death, crib death
developmental delay = child development, neurodevelopmental
colic = infant reflux
vaginal dryness = vaginal atrophy, dyspareunia

# blood, immunity and rare disease
anaemia = anemia, anemic, anaemic
sickle cell disease = sickle cell, thalassaemia, thalassemia
haemophilia = hemophilia, bleeding disorder
immunodeficiency = weakened immune system, immunocompromised, immune deficiency
lymphoedema = lymphedema
amyloidosis = transthyretin
rare diseases = orphan disease, orphan drug
genetic disorders = genetic disease, inherited disease, fragile x, genetic mutation

# sleep, injury and poisoning
insomnia = sleeplessness, sleep disorder, trouble sleeping, narcolepsy, jet lag
overdose = drug overdose, naloxone, narcan
poisoning = lead poisoning, carbon monoxide, toxic exposure
falls! = falling down, fall prevention, fall risk, fall related
injuries = trauma!, injured, wounded
heatstroke = heat stroke, heat exhaustion, dehydration
gunshot wounds = gun violence, firearm
drowning = water safety
frailty = frail
hangover
"""
