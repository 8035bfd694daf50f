"""Infections, and what goes wrong in lungs, gut, limbs, skin and so on."""

from __future__ import annotations

AILMENTS = """
@
croup < respiratory infection
bronchiolitis < respiratory infection
Legionnaires' disease < respiratory infection = legionella
human metapneumovirus < respiratory infection
adenovirus < respiratory infection
mycoplasma < respiratory infection
psittacosis < respiratory infection
SARS! < respiratory infection
MERS! < respiratory infection = Middle East respiratory syndrome
diphtheria < respiratory infection
parainfluenza < respiratory infection
whooping cough outbreak < respiratory infection
long COVID < COVID-19 = post-COVID syndrome, long haulers
Omicron variant < COVID-19
Delta variant < COVID-19
MIS-C < COVID-19 = multisystem inflammatory syndrome
COVID-19 pneumonia < COVID-19
aspiration pneumonia < pneumonia
pneumococcal disease < pneumonia = pneumococcus
ventilator-associated pneumonia < pneumonia
walking pneumonia < pneumonia
hepatitis A < hepatitis
hepatitis B < hepatitis
hepatitis D < hepatitis
hepatitis E < hepatitis
autoimmune hepatitis < hepatitis
alcoholic hepatitis < hepatitis
rubella = German measles
mumps
scarlet fever
fifth disease = slapped cheek
chickenpox = varicella
roseola
hand-foot-and-mouth disease
Epstein-Barr virus
glandular fever < Epstein-Barr virus = mononucleosis
impetigo
enterovirus ~ coxsackie virus
group A strep
chikungunya < mosquito-borne disease
yellow fever < mosquito-borne disease
West Nile virus < mosquito-borne disease
Japanese encephalitis < mosquito-borne disease
eastern equine encephalitis < mosquito-borne disease
Rift Valley fever < mosquito-borne disease
filariasis < mosquito-borne disease = elephantiasis
Oropouche virus < mosquito-borne disease
Rocky Mountain spotted fever < tick-borne disease
babesiosis < tick-borne disease
ehrlichiosis < tick-borne disease
tick-borne encephalitis < tick-borne disease
Powassan virus < tick-borne disease
alpha-gal syndrome < tick-borne disease = red meat allergy
anaplasmosis < tick-borne disease
Crimean-Congo haemorrhagic fever < tick-borne disease
Marburg virus < viral haemorrhagic fever
Lassa fever < viral haemorrhagic fever
hantavirus < viral haemorrhagic fever
Nipah virus < viral haemorrhagic fever
Hendra virus < viral haemorrhagic fever
salmonella < food poisoning
E. coli < food poisoning = Escherichia coli
listeria < food poisoning = listeriosis
norovirus < food poisoning = winter vomiting bug
campylobacter < food poisoning
botulism < food poisoning
shigella < food poisoning ~ dysentery
rotavirus < food poisoning
hepatitis A outbreak < food poisoning
cyclospora < food poisoning
ciguatera < food poisoning
haemolytic uraemic syndrome < food poisoning
Staphylococcus aureus < bacterial infection = staph infection
streptococcus < bacterial infection = strep infection
group B strep < bacterial infection
flesh-eating bacteria < bacterial infection = necrotising fasciitis
tetanus < bacterial infection = lockjaw
plague! < bacterial infection ~ bubonic plague
leptospirosis < bacterial infection
Q fever < bacterial infection
brucellosis < bacterial infection
cat scratch disease < bacterial infection
tularaemia < bacterial infection
cellulitis < bacterial infection
osteomyelitis < bacterial infection
septic arthritis < bacterial infection
abscess < bacterial infection
toxic shock syndrome < bacterial infection
trachoma < bacterial infection
leprosy < bacterial infection
melioidosis < bacterial infection
Klebsiella < bacterial infection
Pseudomonas < bacterial infection
Acinetobacter < bacterial infection
typhus < bacterial infection
vibrio < bacterial infection
chlamydia < sexually transmitted infections
gonorrhoea < sexually transmitted infections
syphilis < sexually transmitted infections ~ congenital syphilis
genital herpes < sexually transmitted infections
trichomoniasis < sexually transmitted infections
genital warts < sexually transmitted infections
Mycoplasma genitalium < sexually transmitted infections
pelvic inflammatory disease < sexually transmitted infections
pubic lice < sexually transmitted infections
cold sores < herpes
cytomegalovirus < herpes = CMV
herpes encephalitis < herpes
neonatal herpes < herpes
norovirus outbreak < viral infection
human T-lymphotropic virus < viral infection = HTLV
parvovirus < viral infection
molluscum contagiosum < viral infection
viral meningitis < viral infection
polyomavirus < viral infection
thrush < fungal infection = candidiasis, yeast infection
ringworm < fungal infection
athlete's foot < fungal infection
Candida auris < fungal infection
aspergillosis < fungal infection
valley fever < fungal infection = coccidioidomycosis
histoplasmosis < fungal infection
nail fungus < fungal infection = onychomycosis
cryptococcal meningitis < fungal infection
mucormycosis < fungal infection = black fungus
Pneumocystis pneumonia < fungal infection
jock itch < fungal infection
dandruff < fungal infection ~ seborrhoeic dermatitis
schistosomiasis < parasites = bilharzia
leishmaniasis < parasites ~ kala-azar
Chagas disease < parasites
toxoplasmosis < parasites
tapeworm < parasites
hookworm < parasites
pinworm < parasites = threadworm
giardia < parasites
cryptosporidium < parasites
sleeping sickness < parasites = African trypanosomiasis
river blindness < parasites = onchocerciasis
Guinea worm < parasites
roundworm < parasites = ascariasis
brain-eating amoeba < parasites = Naegleria fowleri
echinococcosis < parasites
strongyloidiasis < parasites
scabies < parasites
head lice < parasites
bed bugs < parasites
hospital-acquired infection = healthcare-associated infection
surgical site infection
catheter infection
bloodstream infection
meningococcal disease < meningitis
bacterial meningitis < meningitis
@ lungs
sarcoidosis < lung disease
pneumothorax < lung disease = collapsed lung
pleurisy < lung disease
asbestosis < lung disease
silicosis < lung disease
black lung disease < lung disease ~ pneumoconiosis
bronchiectasis < lung disease
alpha-1 antitrypsin deficiency < lung disease
primary ciliary dyskinesia < lung disease
pleural effusion < lung disease
vaping lung injury < lung disease = EVALI ~ popcorn lung
bronchopulmonary dysplasia < lung disease
hypersensitivity pneumonitis < lung disease
acute respiratory distress syndrome < lung disease = ARDS
chronic cough < lung disease
lung nodule < lung disease
pulmonary oedema < lung disease
emphysema < COPD
chronic bronchitis < COPD
exercise-induced asthma < asthma = exercise-induced bronchoconstriction
severe asthma < asthma
childhood asthma < asthma
thunderstorm asthma < asthma
occupational asthma < asthma
hay fever < allergies = allergic rhinitis, seasonal allergy
food allergy < allergies
egg allergy < allergies
milk allergy < allergies = cow's milk allergy
anaphylaxis < allergies = anaphylactic shock
hives! < allergies = urticaria
drug allergy < allergies ~ penicillin allergy
dust mite allergy < allergies
pet allergy < allergies ~ cat allergy
latex allergy < allergies
insect sting allergy < allergies ~ bee sting
shellfish allergy < allergies
pollen allergy < allergies
sesame allergy < allergies
eosinophilic oesophagitis < allergies
mast cell disease < allergies ~ mastocytosis
histamine intolerance < allergies
angioedema < allergies
@ gut health
Crohn's disease < inflammatory bowel disease
ulcerative colitis < inflammatory bowel disease
microscopic colitis < inflammatory bowel disease
pouchitis < inflammatory bowel disease
gastroparesis
bloating
flatulence ~ gas pains
indigestion = dyspepsia
lactose intolerance
food intolerance
small intestinal bacterial overgrowth = SIBO
swallowing problems = dysphagia
short bowel syndrome
bowel obstruction
achalasia
peritonitis
necrotising enterocolitis
intussusception
Hirschsprung's disease
volvulus
anal fissure ~ anal fistula
gastrointestinal bleeding
hiccups
leaky gut
cyclic vomiting syndrome
pilonidal cyst
gastritis
gut ischaemia
bile acid diarrhoea
Helicobacter pylori < stomach ulcer = H. pylori
duodenal ulcer < stomach ulcer
liver failure < liver disease
primary biliary cholangitis < liver disease
primary sclerosing cholangitis < liver disease
biliary atresia < liver disease
hepatic encephalopathy < liver disease
jaundice < liver disease ~ neonatal jaundice
portal hypertension < liver disease
haemangioma < liver disease
alcoholic liver disease < liver disease
chronic pancreatitis
acute pancreatitis
pancreatic insufficiency
pancreatic cyst
@ kidneys
polycystic kidney disease < kidney disease
nephrotic syndrome < kidney disease
glomerulonephritis < kidney disease ~ IgA nephropathy
acute kidney injury < kidney disease
kidney failure < kidney disease = renal failure, end-stage renal disease
diabetic nephropathy < kidney disease = diabetic kidney disease
kidney infection < kidney disease = pyelonephritis
Alport syndrome < kidney disease
rhabdomyolysis < kidney disease
lupus nephritis < kidney disease
interstitial cystitis = bladder pain syndrome
overactive bladder
stress incontinence
urinary retention
blood in urine = haematuria
bladder stones
vesicoureteral reflux
varicocele
Peyronie's disease
undescended testicle = cryptorchidism
testicular torsion
phimosis
premature ejaculation
hypospadias
epididymitis
balanitis
gynaecomastia
@ bones
psoriatic arthritis < arthritis
ankylosing spondylitis < arthritis ~ axial spondyloarthritis
juvenile idiopathic arthritis < arthritis = juvenile arthritis
reactive arthritis < arthritis
polymyalgia rheumatica < arthritis
adult-onset Still's disease < arthritis
pseudogout < arthritis
osteopenia < osteoporosis
low bone density < osteoporosis
brittle bone disease < osteoporosis = osteogenesis imperfecta
Paget's disease of bone < osteoporosis
osteonecrosis < osteoporosis = avascular necrosis
osteomalacia < osteoporosis
hip fracture < fractures = broken hip
stress fracture < fractures
wrist fracture < fractures
spinal fracture < fractures = vertebral fracture
rib fracture < fractures
greenstick fracture < fractures
ankle fracture < fractures
skull fracture < fractures
slipped disc < back pain = herniated disc
spinal stenosis < back pain
spondylolisthesis < back pain
sacroiliac joint pain < back pain
coccyx pain < back pain
cauda equina syndrome < back pain
upper back pain < back pain
lumbago < back pain
muscle cramps = leg cramps
muscle strain = pulled muscle
myofascial pain
muscle soreness = DOMS
compartment syndrome
hamstring injury
torticollis
muscle spasm
muscle atrophy
tennis elbow < tendinitis
golfer's elbow < tendinitis
plantar fasciitis < tendinitis ~ heel pain
rotator cuff tear < tendinitis = rotator cuff injury
Achilles tendon rupture < tendinitis ~ Achilles tendinopathy
trigger finger < tendinitis
bursitis < tendinitis
de Quervain's tenosynovitis < tendinitis
patellar tendinitis < tendinitis = jumper's knee
bunions = hallux valgus
frozen shoulder
hip dysplasia
meniscus tear
dislocated shoulder = shoulder dislocation
hypermobility ~ Ehlers-Danlos syndrome
clubfoot
flat feet
temporomandibular disorder = TMJ
Dupuytren's contracture
hammertoe
ganglion cyst
knee pain
shoulder pain
bow legs
ACL injury < sports injuries = anterior cruciate ligament injury, ACL tear
ankle sprain < sports injuries = sprained ankle
shin splints < sports injuries
runner's knee < sports injuries = patellofemoral pain
groin strain < sports injuries
overuse injury < sports injuries
Tommy John surgery < sports injuries
Marfan syndrome
scleroderma = systemic sclerosis
Sjogren's syndrome
mixed connective tissue disease
achondroplasia = dwarfism
@ skin
rosacea < skin conditions
keloids < skin conditions
hidradenitis suppurativa < skin conditions
ichthyosis < skin conditions
epidermolysis bullosa < skin conditions
lichen sclerosus < skin conditions
lichen planus < skin conditions
dry skin < skin conditions = xerosis
itching < skin conditions = pruritus
skin rash < skin conditions
melasma < skin conditions ~ hyperpigmentation
stretch marks < skin conditions
cellulite < skin conditions
ingrown toenail < skin conditions
blisters < skin conditions
diaper rash < skin conditions = nappy skin rash
cradle cap < skin conditions
contact dermatitis < skin conditions
heat skin rash < skin conditions
pemphigus < skin conditions ~ bullous pemphigoid
corns! < skin conditions ~ calluses
boils! < skin conditions
cysts < skin conditions ~ sebaceous cyst
spider veins < skin conditions
port-wine stain < skin conditions ~ birthmark
albinism < skin conditions
sunburn < skin conditions
chilblains < skin conditions
frostbite < skin conditions
hangnail < skin conditions
skin tags < skin conditions
stevens-johnson syndrome < skin conditions
age spots < skin conditions
body odour < skin conditions
chapped lips < skin conditions
prurigo nodularis < skin conditions
alopecia areata < hair loss
male pattern baldness < hair loss = androgenetic alopecia
chemotherapy hair loss < hair loss
grey hair < hair loss
adult acne < acne
blackheads < acne
diabetic foot ulcer
pressure ulcers = bedsore, pressure sore
leg ulcer ~ venous ulcer
dog bites
snake bites = snakebite
cuts and grazes
@ eyes
conjunctivitis! = pink eye
dry eye syndrome
uveitis
keratoconus
lazy eye = amblyopia
squint = strabismus
retinal detachment
retinitis pigmentosa
colour blindness
astigmatism
presbyopia
eye floaters = vitreous floaters
retinopathy of prematurity
optic neuritis
blepharitis
stye ~ chalazion
corneal ulcer ~ keratitis
Leber congenital amaurosis
eye strain ~ computer vision syndrome
droopy eyelid = ptosis
night blindness
blocked tear duct
thyroid eye disease
Stargardt disease
farsightedness = hyperopia
pterygium
@ ears
glue ear = otitis media with effusion
earwax
Meniere's disease = Meniere
swimmer's ear = otitis externa
age-related hearing loss = presbycusis
sudden deafness
hyperacusis ~ misophonia
perforated eardrum
noise-induced hearing loss
congenital deafness
ear piercing infection
@ mouth
mouth ulcers = canker sore
dry mouth = xerostomia
bad breath = halitosis
toothache
impacted wisdom tooth
teeth sensitivity = sensitive teeth
burning mouth syndrome
cleft lip and palate = cleft palate, cleft lip
tongue-tie
teething!
dental abscess
oral thrush
malocclusion = crooked teeth
leukoplakia
@
nosebleeds = epistaxis
nasal polyps
tonsillitis
laryngitis ~ hoarseness
deviated septum
strep throat
post-nasal drip
vocal cord nodules
loss of taste
stuffy nose = nasal congestion
quinsy
adenoids
globus
@ womb
fibroids = uterine fibroids
adenomyosis
ovarian cysts
heavy periods = menorrhagia, heavy menstrual bleeding
period pain = dysmenorrhoea, menstrual cramps
amenorrhoea = missed periods
bacterial vaginosis
vaginal prolapse = pelvic organ prolapse
vulvodynia
vaginismus
hot flushes = hot flashes
breast pain = mastalgia
breast lump
mastitis
female genital mutilation = FGM
cervical dysplasia
pelvic pain ~ chronic pelvic pain
early menopause = premature menopause
irregular periods
toxic shock
menstrual migraine
vaginal infection
ectopic pregnancy < pregnancy complications
hyperemesis gravidarum < pregnancy complications = severe morning sickness
placenta praevia < pregnancy complications ~ placental abruption
postpartum haemorrhage < pregnancy complications = haemorrhage after childbirth
stillbirth < pregnancy complications
preterm labour < pregnancy complications
obstetric fistula < pregnancy complications
breech birth < pregnancy complications
premature rupture of membranes < pregnancy complications
intrauterine growth restriction < pregnancy complications = fetal growth restriction
twin-to-twin transfusion syndrome < pregnancy complications
recurrent miscarriage < pregnancy complications
molar pregnancy < pregnancy complications
gestational diabetes screening < pregnancy complications
symphysis pubis dysfunction < pregnancy complications
cholestasis of pregnancy < pregnancy complications
teenage pregnancy < pregnancy complications
multiple pregnancy < pregnancy complications
shoulder dystocia < pregnancy complications
birth trauma < pregnancy complications
perineal tear < pregnancy complications
low birth weight < premature birth
extremely premature baby < premature birth
intraventricular haemorrhage < premature birth
spina bifida < birth defects ~ neural tube defects
microcephaly < birth defects
gastroschisis < birth defects
congenital heart defects < birth defects
congenital anomaly < birth defects
anencephaly < birth defects
DiGeorge syndrome < birth defects
Edwards' syndrome < birth defects = trisomy 18
congenital Zika syndrome < birth defects
VACTERL < birth defects
limb difference < birth defects
thalidomide injury < birth defects
@
failure to thrive
croup cough
tongue thrust
stunting
childhood wasting = severe acute malnutrition
growing pains
toilet training problems ~ encopresis
bed-sharing deaths
flat head syndrome = plagiocephaly
picky eating = fussy eating
speech delay ~ language delay
neonatal abstinence syndrome = neonatal withdrawal
neonatal sepsis
birth asphyxia ~ hypoxic ischaemic encephalopathy
reflux in babies = infant reflux
sudden unexplained death in childhood
PANDAS!
@ blood
iron-deficiency anaemia < anaemia
aplastic anaemia < anaemia
haemolytic anaemia < anaemia
anaemia in pregnancy < anaemia
Fanconi anaemia < anaemia
thalassaemia < blood disorders ~ beta thalassaemia
thrombocytopenia < blood disorders = low platelets ~ immune thrombocytopenia
von Willebrand disease < blood disorders
neutropenia < blood disorders
haemophilia A < blood disorders
haemophilia B < blood disorders
polycythaemia < blood disorders
paroxysmal nocturnal haemoglobinuria < blood disorders
thrombotic thrombocytopenic purpura < blood disorders
G6PD deficiency < blood disorders
methaemoglobinaemia < blood disorders
easy bruising < blood disorders
@ immune system
Sjogren disease < autoimmune disease
myositis < autoimmune disease
antiphospholipid antibody < autoimmune disease
autoimmune encephalitis < autoimmune disease
vasculitis < autoimmune disease
coeliac crisis < autoimmune disease
IgG4-related disease < autoimmune disease
systemic lupus < autoimmune disease
severe combined immunodeficiency < immunodeficiency = bubble boy disease, SCID
common variable immunodeficiency < immunodeficiency
graft versus host disease < immunodeficiency
cytokine storm < immunodeficiency = cytokine release syndrome
chronic granulomatous disease < immunodeficiency
hereditary angioedema < immunodeficiency
familial Mediterranean fever < immunodeficiency
transplant rejection < immunodeficiency = organ rejection
progeria < rare diseases
Ehlers Danlos < rare diseases
Angelman syndrome < rare diseases
cystinosis < rare diseases
Huntington disease-like < rare diseases
Tay-Sachs disease < rare diseases
Niemann-Pick disease < rare diseases
Hurler syndrome < rare diseases ~ mucopolysaccharidosis
Noonan syndrome < rare diseases
Cornelia de Lange syndrome < rare diseases
Sanfilippo syndrome < rare diseases
hereditary amyloidosis < rare diseases
narcolepsy type 1 < rare diseases
alkaptonuria < rare diseases
Castleman disease < rare diseases
fibrodysplasia ossificans progressiva < rare diseases = stone man syndrome
hypophosphatasia < rare diseases
Alagille syndrome < rare diseases
Bardet-Biedl syndrome < rare diseases
Usher syndrome < rare diseases
Stickler syndrome < rare diseases
KAT6A syndrome < rare diseases
@
burns injury < injuries ~ scald
spinal injury < injuries
crush injury < injuries
whiplash < injuries
sprain < injuries
blast injury < injuries
eye injury < injuries
dental injury < injuries
hand injury < injuries
electrocution < injuries
knife crime < injuries ~ stab wound
firework injuries < injuries
playground injury < injuries
concussion in sport < injuries
self-poisoning < injuries
near drowning < injuries
carbon monoxide poisoning < injuries
lead poisoning < injuries
mercury poisoning < injuries
arsenic poisoning < injuries
pesticide poisoning < injuries
mushroom poisoning < injuries
accidental poisoning < injuries ~ child poisoning
methanol poisoning < injuries
button battery ingestion < injuries
choking < injuries
hypothermia < injuries
altitude sickness < injuries = mountain sickness
decompression sickness < injuries = the bends
motion sickness < injuries = travel sickness
heat exhaustion < injuries
radiation sickness < injuries
chemical burn < injuries
jellyfish sting < injuries
spider bite < injuries
animal bite < injuries
swollen ankles = oedema
night sweats
chest pain
abdominal pain = stomach ache
dizziness
unexplained weight loss
loss of appetite = poor appetite
chills!
swollen glands = swollen lymph nodes
numbness ~ tingling
malaise
blood in stool = rectal bleeding
heartburn
tremor
chronic itch
shortness of breath at night
muscle weakness
double vision = diplopia
blurred vision
hot sweats
facial flushing
cold hands
low mood
irritability!
multimorbidity = multiple chronic conditions
medically unexplained symptoms
Gulf War illness
sick building syndrome
multiple chemical sensitivity
Havana syndrome
cachexia
post-intensive care syndrome
bedrest = prolonged bed rest
chronic widespread inflammation
treatment burden
chronic pain < pain = persistent pain
cancer-related pain < pain
pain after surgery < pain = postoperative pain, postsurgical pain
nerve pain < pain = neuropathic pain
pain in childbirth < pain = labour pain
musculoskeletal pain < pain
foot pain < pain
elbow pain < pain
hip pain < pain
facial pain < pain
central sensitisation < pain
"""
