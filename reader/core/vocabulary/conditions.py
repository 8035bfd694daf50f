"""Diseases, symptoms and injuries, and the words that health news has for them."""

from __future__ import annotations

CONDITIONS = """
# heart and vessels
@ heart
heart disease = cardiac disease, CVD, cardiovascular disease ~ CAD, blocked arteries,
    heart and circulatory disease
heart attack = myocardial infarction, MI ~ acute coronary syndrome, coronary event,
    STEMI
heart failure = congestive heart failure ~ HFPEF
cardiac arrest = sudden cardiac arrest ~ sudden cardiac death
atrial fibrillation = a fib, afib ~ AF
angina = angina pectoris
heart valve disease = valvular heart disease
congenital heart disease ~ heart defect
atherosclerosis = hardening of the arteries ~ arterial plaque, clogged arteries
high blood pressure = hypertension, HTN
low blood pressure = hypotension ~ orthostatic hypotension
cholesterol ~ high cholesterol, hypercholesterolaemia, LDL, HDL, triglyceride,
    dyslipidaemia, hyperlipidaemia
stroke = cerebrovascular accident ~ cerebrovascular
aneurysm
blood clots ~ thrombosis, VTE, venous thromboembolism
peripheral artery disease ~ claudication
varicose veins ~ chronic venous insufficiency
pre-eclampsia = preeclampsia

# cancers
@
cancer = malignancy ~ carcinoma, neoplasm, tumour, metastatic, metastases, oncology
breast cancer = breast carcinoma ~ breast tumour, BRCA
prostate cancer = prostate carcinoma ~ prostate tumour
lung cancer ~ lung tumour
bowel cancer = colorectal cancer, colon cancer, colorectal carcinoma ~ colorectal tumour
skin cancer
blood cancer = haematological cancer, haematologic malignancy
leukaemia
lymphoma ~ non hodgkin
myeloma = multiple myeloma
pancreatic cancer ~ pancreatic tumour, pancreatic ductal adenocarcinoma
ovarian cancer = cancer of the ovary ~ ovarian tumour
cervical cancer = cancer of the cervix ~ cervical tumour
womb cancer = uterine cancer
bladder cancer ~ urothelial carcinoma, urothelial cancer
kidney cancer = renal cancer ~ renal cell carcinoma
liver cancer ~ hepatocellular carcinoma
stomach cancer = gastric cancer
oesophageal cancer = cancer of the oesophagus
head and neck cancer
thyroid cancer ~ thyroid tumour, thyroid nodule
brain cancer ~ brain tumour
testicular cancer ~ testicular tumour
childhood cancer = paediatric cancer
mesothelioma

# hormones and metabolism
@ hormones
diabetes = diabetes mellitus ~ blood sugar, blood glucose
type 1 diabetes = juvenile diabetes, T1D
type 2 diabetes = adult onset diabetes, T2D, T2DM, type ii diabetes
gestational diabetes = diabetes in pregnancy
low blood sugar = hypoglycaemia
metabolic syndrome ~ syndrome x
obesity ~ overweight, excess weight, body mass index, BMI, abdominal fat
thyroid disease ~ hashimoto
polycystic ovary syndrome = PCOS, polycystic ovarian syndrome ~ polycystic ovaries
gout ~ uric acid, hyperuricaemia
malnutrition ~ undernutrition, malnourished, wasting!
vitamin deficiency
cystic fibrosis ~ CFTR
haemochromatosis = iron overload
phenylketonuria = PKU
low testosterone = hypogonadism, testosterone deficiency ~ low t

# brain and nerves
@ brain
dementia ~ lewy body, senility
Alzheimer's disease = alzheimer ~ amyloid plaque, beta amyloid, amyloid beta
cognitive decline ~ cognitive impairment, cognitive function, cognition
Parkinson's disease = parkinson
multiple sclerosis = MS
motor neurone disease = amyotrophic lateral sclerosis, lou gehrig disease, ALS
Huntington's disease = huntington
epilepsy = epileptic ~ seizure, convulsion
migraine ~ migraineur
headache
neuropathy ~ peripheral neuropathy, nerve damage, neuropathic
concussion ~ head injury, brain injury
spinal cord injury ~ paralysis, paraplegia, quadriplegia, tetraplegia, paralysed
cerebral palsy ~ spastic diplegia
essential tremor
restless legs syndrome
muscular dystrophy ~ duchenne
myasthenia gravis ~ lambert eaton
Guillain-Barré syndrome = guillain barre
meningitis ~ meningococcal
Bell's palsy ~ facial paralysis
coma ~ vegetative state, minimally conscious
delirium ~ confusion after surgery
vertigo
ME/CFS = chronic fatigue syndrome, myalgic encephalomyelitis
fatigue = tiredness ~ exhaustion!, exhausted!

# mind
@
mental health ~ psychiatry, psychiatric, mental wellbeing, mental well being,
    psychological distress
mental illness < mental health = mental disorder, psychiatric disorder
depression = major depression, depressive disorder ~ mood disorder
anxiety ~ anxious, OCD
stress ~ psychological stress, cortisol
PTSD = post traumatic stress disorder ~ post traumatic stress, posttraumatic stress
schizophrenia ~ psychotic, schizophrenic
bipolar disorder = manic depression ~ bipolar
ADHD = attention deficit hyperactivity disorder, attention deficit disorder ~ attention
    deficit
autism = autism spectrum disorder, ASD ~ autistic, autism spectrum, asperger
eating disorders
self-harm = self injury
suicide ~ overdose death by suicide
addiction = substance use disorder, drug addiction, drug dependence ~ substance abuse,
    drug abuse
opioid addiction = opioid use disorder, opioid dependence ~ opioid epidemic, opioid
    crisis, opioid abuse, heroin, opioid overdose
alcohol misuse = alcoholism!, alcohol abuse, alcohol use disorder ~ alcoholic!, heavy
    drinking, problem drinking
grief = bereavement ~ mourning
loneliness ~ lonely, social isolation
personality disorder ~ borderline personality
learning disability ~ learning difficulties
Down's syndrome = trisomy 21

# infections
@
infection ~ infectious disease, pathogen
COVID-19 = covid, covid19, coronavirus, sars cov 2 ~ sars cov2
flu = influenza ~ h1n1, swine flu, h3n2
bird flu = avian influenza, avian flu, h5n1 ~ h7n9
common cold ~ rhinovirus, colds!, head cold, RSV
pneumonia ~ pneumococcal
HIV = human immunodeficiency virus, AIDS ~ hiv aids
hepatitis ~ viral hepatitis
hepatitis C = hep c, hcv
tuberculosis = TB ~ latent tb
malaria ~ plasmodium, antimalarial
measles ~ MMR
whooping cough = pertussis
polio = poliomyelitis ~ poliovirus
Ebola ~ ebola virus
Zika ~ zika virus
dengue ~ dengue fever
mpox = monkeypox ~ smallpox
cholera
typhoid ~ typhoid fever
food poisoning ~ foodborne illness
C. difficile = clostridium difficile, clostridioides difficile, c diff
MRSA = methicillin-resistant Staphylococcus aureus
sepsis = septicaemia, blood poisoning ~ septic shock
antibiotic resistance = antimicrobial resistance ~ drug resistance, superbug, drug
    resistant bacteria, drug resistant infection
sexually transmitted infections = sexually transmitted disease, stis, stds, venereal
    disease
HPV = human papillomavirus
herpes = herpes simplex
shingles = herpes zoster
Lyme disease = lyme ~ tick bite, tick borne
urinary tract infection = UTI, utis ~ bladder infection, cystitis
ear infection = otitis media
sore throat = pharyngitis
sinusitis ~ rhinosinusitis, sinus infection
fungal infection ~ candida, aspergillus
parasites ~ toxoplasma
neglected tropical diseases ~ tropical disease
rabies ~ rabid
anthrax ~ bioterrorism
lice
prion disease ~ creutzfeldt jakob, mad cow disease
vaginosis ~ vaginitis!

# lungs and allergies
@ lungs
asthma ~ asthmatic, inhaler!, inhalers!, asthma attack
allergies ~ allergic, pollen count
peanut allergy ~ nut allergy
COPD = chronic obstructive pulmonary disease
bronchitis
pulmonary fibrosis ~ idiopathic pulmonary fibrosis, IPF, interstitial lung disease
pulmonary hypertension ~ pulmonary arterial hypertension
sleep apnoea ~ obstructive sleep apnoea, obstructive sleep, snoring
cough
shortness of breath = dyspnoea, breathlessness
respiratory failure ~ acute respiratory distress

# gut, liver and kidneys
@
irritable bowel syndrome = IBS, irritable bowel
inflammatory bowel disease = IBD ~ crohn, colitis
coeliac disease = coeliac ~ gluten intolerance, gluten sensitivity
acid reflux = GERD, GORD, gastroesophageal reflux ~ gastro oesophageal reflux
stomach ulcer = peptic ulcer, gastric ulcer
constipation ~ laxative
diarrhoea ~ gastroenteritis
nausea = queasiness ~ vomiting, morning sickness, hyperemesis
gallstones = cholelithiasis ~ gallbladder
appendicitis! ~ appendix!
pancreatitis! ~ inflamed pancreas
diverticulitis ~ diverticular disease
haemorrhoids = piles!
hernia ~ inguinal hernia, hiatal hernia
fatty liver disease = NAFLD, fatty liver, nonalcoholic fatty liver disease ~
    steatohepatitis, NASH
cirrhosis < liver disease = liver scarring ~ liver fibrosis
kidney disease = renal disease ~ kidney injury
chronic kidney disease < kidney disease = CKD
kidney stones = nephrolithiasis
incontinence = urinary incontinence ~ faecal incontinence, bladder control
enlarged prostate = benign prostatic hyperplasia, BPH

# bones, joints and pain
@
arthritis ~ rheumatic disease, rheumatology
osteoarthritis ~ knee osteoarthritis
rheumatoid arthritis = rheumatoid
osteoporosis ~ bone loss, bone density, brittle bones, bone mineral density
fractures ~ broken bone
back pain ~ low back pain, lower back pain, herniated disk, lumbar
neck pain
joint pain ~ arthralgia
pain
fibromyalgia ~ chronic widespread pain
tendinitis ~ tendonitis!, tendinopathy, rotator cuff
carpal tunnel syndrome = carpal tunnel
sarcopenia = muscle loss ~ muscle wasting
scoliosis ~ curvature of the spine
sports injuries ~ anterior cruciate ligament, ACL, hamstring
lupus = systemic lupus erythematosus
autoimmune disease ~ autoimmune, sjogren
inflammation ~ inflammatory, chronic inflammation

# skin, eyes, ears and mouth
@
acne ~ pimple
eczema = atopic dermatitis ~ dermatitis
psoriasis ~ plaque psoriasis
hair loss = alopecia, baldness ~ hair transplant
burns! ~ burn unit, severe burn
chronic wounds ~ wound healing, foot ulcer, wound care
wrinkles ~ skin ageing, photoaging
vitiligo ~ skin pigmentation
warts ~ verruca
hyperhidrosis = excessive sweating
macular degeneration = AMD, age related macular degeneration
glaucoma ~ eye pressure, intraocular pressure
cataracts
diabetic retinopathy ~ retinopathy
vision loss = visual impairment, sight loss ~ vision impairment, blindness!, blind
    people, eyesight, vision problems, low vision
short-sightedness = myopia, nearsightedness ~ nearsighted, shortsighted
dry eye
hearing loss = deafness, hearing impairment
tinnitus ~ ringing in the ears
loss of smell = anosmia
tooth decay = dental caries, cavities ~ tooth loss, dental cavity
gum disease = periodontal disease ~ periodontitis, gingivitis

# women's and men's health, birth and childhood
endometriosis
menopause ~ perimenopause, postmenopausal
premenstrual syndrome = PMS ~ premenstrual
infertility = subfertility ~ sperm count, male infertility
erectile dysfunction = impotence, ED
low libido ~ hypoactive sexual desire, sexual dysfunction, female sexual
miscarriage = pregnancy loss ~ stillborn
premature birth = preterm birth, preterm ~ premature baby, premature infant, born
    prematurely
birth defects ~ congenital
sudden infant death = SIDS, cot death, crib death, sudden infant death syndrome
developmental delay ~ child development, neurodevelopmental
colic
vaginal dryness = vaginal atrophy ~ dyspareunia

# blood, immunity and rare disease
anaemia = anaemic
sickle cell disease = sickle cell anaemia, sickle cell
haemophilia ~ bleeding disorder
immunodeficiency = immune deficiency ~ weakened immune system, immunocompromised
lymphoedema
amyloidosis ~ transthyretin
rare diseases ~ orphan disease, orphan drug
genetic disorders ~ genetic disease, inherited disease, fragile x, genetic mutation

# sleep, injury and poisoning
insomnia = sleeplessness, trouble sleeping
overdose = drug overdose
poisoning ~ carbon monoxide, toxic exposure
falls! ~ falling down, fall prevention, fall risk, fall related
injuries ~ trauma!, injured, wounded
heatstroke ~ heat stroke, dehydration
gunshot wounds ~ gun violence, firearm
drowning ~ water safety
frailty ~ frail
hangover
"""
