"""Vaccines, tests, operations and therapies, each by itself."""

from __future__ import annotations

PROCEDURES = """
mRNA vaccine < vaccines = messenger RNA vaccine
flu vaccine < vaccines = influenza vaccine, flu shot, flu jab
HPV vaccine < vaccines = human papillomavirus vaccine, Gardasil, Cervarix
MMR vaccine < vaccines = measles vaccine, measles mumps rubella vaccine
COVID-19 vaccine < vaccines = coronavirus vaccine, covid vaccine, Comirnaty, Spikevax
shingles vaccine < vaccines = Shingrix, Zostavax
pneumococcal vaccine < vaccines = Prevnar
malaria vaccine < vaccines = Mosquirix
RSV vaccine < vaccines = Arexvy, Abrysvo
polio vaccine < vaccines
rotavirus vaccine < vaccines
hepatitis B vaccine < vaccines
BCG! < vaccines = BCG vaccine
tetanus vaccine < vaccines ~ DTaP
chickenpox vaccine < vaccines = varicella vaccine
rabies vaccine < vaccines
Ebola vaccine < vaccines = Ervebo
dengue vaccine < vaccines = Dengvaxia
typhoid vaccine < vaccines
cholera vaccine < vaccines
yellow fever vaccine < vaccines
meningitis vaccine < vaccines = meningococcal vaccine
tuberculosis vaccine < vaccines
HIV vaccine < vaccines
booster dose < vaccines = booster shot
monkeypox vaccine < vaccines = Jynneos
cancer vaccine < vaccines
Lyme vaccine < vaccines
hearing implant < cochlear implant
magnetic resonance imaging < medical imaging = MRI, MRI scan
computed tomography < medical imaging = CT scan
ultrasound < medical imaging = sonogram
x-ray < medical imaging = radiograph
positron emission tomography < medical imaging = PET scan ~ PET
echocardiogram < medical imaging = echocardiography
DEXA scan < medical imaging = bone density scan
functional MRI < medical imaging = fMRI
electroencephalogram < medical imaging = EEG
electrocardiogram < medical imaging = ECG, EKG
optical coherence tomography < medical imaging
angiogram < medical imaging = angiography
CT angiography < medical imaging
calcium score < medical imaging = coronary calcium scan
biomarker < blood tests
liquid biopsy < blood tests
haemoglobin a1c < blood tests = HbA1c, A1C
troponin < blood tests
C-reactive protein < blood tests = CRP
complete blood count < blood tests
cholesterol test < blood tests
blood sugar test < blood tests ~ glucose test
continuous glucose monitor < blood tests = CGM
whole genome sequencing < genetic testing = genome sequencing
newborn screening < genetic testing = heel prick test
prenatal testing < genetic testing ~ amniocentesis, noninvasive prenatal testing
BRCA test < genetic testing
polygenic risk score < genetic testing
pharmacogenetics < genetic testing
23andMe < genetic testing
carrier screening < genetic testing
lung cancer screening < screening
bowel cancer screening < screening = colorectal cancer screening, colorectal screening,
    bowel screening
faecal immunochemical test < screening = FIT test ~ stool test
breast cancer screening < screening = breast screening
prostate cancer screening < screening = prostate screening
diabetes screening < screening
skin check < screening = skin cancer screening
developmental screening < screening
depression screening < screening
keyhole surgery < surgery = laparoscopy, laparoscopic surgery, minimally invasive
    surgery
tonsillectomy < surgery = tonsil removal
appendectomy < surgery = appendicectomy
gallbladder removal < surgery = cholecystectomy
hernia repair < surgery
thyroidectomy < surgery
craniotomy < surgery ~ brain surgery
colostomy < surgery ~ ileostomy, stoma bag
amputation < surgery
tracheostomy < surgery
circumcision < surgery
prostatectomy < surgery
nephrectomy < surgery
cataract removal < surgery
oophorectomy < surgery = ovary removal
fetal surgery < surgery
day surgery < surgery
skin graft < surgery
sinus surgery < surgery
carpal tunnel surgery < surgery
Mohs surgery < surgery
gender-affirming surgery < surgery
gastric bypass < weight-loss surgery = Roux en Y
gastric band < weight-loss surgery = lap band
sleeve gastrectomy < weight-loss surgery = gastric sleeve
gastric balloon < weight-loss surgery = intragastric balloon
coronary bypass < heart surgery = bypass surgery, CABG
valve replacement < heart surgery = heart valve replacement
transcatheter aortic valve replacement < heart surgery = TAVR, TAVI
heart transplant < heart surgery
catheter ablation < heart surgery = cardiac ablation
left ventricular assist device < heart surgery = LVAD
artificial heart < heart surgery
open heart surgery < heart surgery
MitraClip < heart surgery
angioplasty < stents = percutaneous coronary intervention, PCI
drug-eluting stent < stents
hip replacement < joint replacement = hip arthroplasty
knee replacement < joint replacement = knee arthroplasty
arthroscopy < joint replacement = arthroscopic surgery
shoulder replacement < joint replacement
spinal fusion < spinal surgery
vertebroplasty < spinal surgery ~ kyphoplasty
laminectomy < spinal surgery
discectomy < spinal surgery
kidney transplant < organ transplants
liver transplant < organ transplants
lung transplant < organ transplants
face transplant < organ transplants
hand transplant < organ transplants
uterus transplant < organ transplants = womb transplant
islet transplant < organ transplants
xenotransplantation < organ transplants = xenotransplant ~ pig kidney
corneal transplant < organ transplants
pancreas transplant < organ transplants
living donor < organ transplants
bone marrow transplant < stem cells = stem cell transplant, haematopoietic stem cell
    transplant
cord blood < stem cells = umbilical cord blood
embryonic stem cell < stem cells
induced pluripotent stem cell < stem cells = iPS cell
platelet-rich plasma < stem cells = PRP
proton therapy < radiotherapy = proton beam therapy
brachytherapy < radiotherapy
stereotactic radiosurgery < radiotherapy = radiosurgery ~ gamma knife
radioactive iodine < radiotherapy
SBRT! < radiotherapy = stereotactic body radiotherapy
whole brain radiation < radiotherapy
lumpectomy < mastectomy = breast-conserving surgery
breast reconstruction < mastectomy
preventive mastectomy < mastectomy = prophylactic mastectomy
breast implants < cosmetic surgery
liposuction < cosmetic surgery
facelift < cosmetic surgery
rhinoplasty < cosmetic surgery = nose job
tummy tuck < cosmetic surgery
buttock lift < cosmetic surgery = Brazilian butt lift
dermal filler < cosmetic surgery
blepharoplasty < cosmetic surgery
CoolSculpting < cosmetic surgery = cryolipolysis
laser hair removal < cosmetic surgery
chemical peel < cosmetic surgery
microneedling < cosmetic surgery
deep brain stimulation < brain stimulation = DBS
transcranial magnetic stimulation < brain stimulation = TMS
electroconvulsive therapy < brain stimulation = electroshock therapy
vagus nerve stimulation < brain stimulation
spinal cord stimulation < brain stimulation
focused ultrasound < brain stimulation
brain-computer interface < brain stimulation ~ brain implant, Neuralink
neurofeedback < brain stimulation
transcranial direct current stimulation < brain stimulation
in vitro fertilisation < fertility treatment = IVF
egg freezing < fertility treatment = oocyte cryopreservation
intracytoplasmic sperm injection < fertility treatment = ICSI
surrogacy < fertility treatment = surrogate mother
egg donation < fertility treatment = egg donor
sperm donation < fertility treatment = sperm donor
embryo transfer < fertility treatment
intrauterine insemination < fertility treatment
preimplantation genetic testing < fertility treatment = embryo screening
mitochondrial donation < fertility treatment = three parent baby
ovulation induction < fertility treatment
cognitive behavioural therapy < psychotherapy = CBT
talking therapy < psychotherapy
counselling < psychotherapy
family therapy < psychotherapy
group therapy < psychotherapy
exposure therapy < psychotherapy
dialectical behaviour therapy < psychotherapy = DBT
EMDR < psychotherapy
interpersonal therapy < psychotherapy
psychoanalysis < psychotherapy
applied behaviour analysis < psychotherapy = ABA therapy
virtual reality therapy < psychotherapy
art therapy < psychotherapy
play therapy < psychotherapy
couples therapy < psychotherapy
motivational interviewing < psychotherapy
biofeedback < psychotherapy
equine therapy < psychotherapy
online therapy < psychotherapy = internet-based therapy
contingency management < psychotherapy
meditation < mindfulness
breathing exercises < mindfulness = breathwork
body scan meditation < mindfulness
transcendental meditation < mindfulness
progressive muscle relaxation < mindfulness
occupational therapy < physiotherapy
hydrotherapy < physiotherapy = aquatic therapy
manual therapy < physiotherapy
stretching exercises < physiotherapy
dry needling < physiotherapy
pelvic floor training < physiotherapy = Kegel
TENS! < physiotherapy = transcutaneous electrical nerve stimulation
shock wave therapy < physiotherapy
kinesiology tape < physiotherapy
traction therapy < physiotherapy
chiropractic < massage = chiropractor
osteopathy < massage = osteopath
spinal manipulation < massage
reflexology < massage
cupping! < massage
acupressure < massage
shiatsu < massage
reiki < massage
craniosacral therapy < massage
foam rolling < massage
tai chi < yoga
pilates < yoga
qigong < yoga
Ayurveda < complementary medicine = ayurvedic
traditional Chinese medicine < complementary medicine ~ Chinese herbal medicine
naturopathy < complementary medicine = naturopath
aromatherapy < complementary medicine
essential oil < complementary medicine
detox < complementary medicine
colloidal silver < complementary medicine
chelation therapy < complementary medicine
bee venom < complementary medicine
leech therapy < complementary medicine
moxibustion < complementary medicine
colon cleansing < complementary medicine
ozone therapy < complementary medicine
float tank < complementary medicine = sensory deprivation
cryotherapy < complementary medicine ~ whole body cryotherapy
sauna < complementary medicine
cold water immersion < complementary medicine = ice bath
cardiopulmonary resuscitation < emergency care = CPR
defibrillation < emergency care ~ AED
first aid < emergency care
ambulance < emergency care ~ paramedic
emergency department < emergency care = emergency room, casualty department
tourniquet < emergency care
air ambulance < emergency care
triage < emergency care
mechanical ventilation < intensive care = ventilator
extracorporeal membrane oxygenation < intensive care = ECMO
neonatal intensive care < intensive care = NICU
kangaroo care < intensive care = skin to skin contact
intubation < intensive care
induced coma < intensive care
therapeutic hypothermia < intensive care = targeted temperature management
incubator care < intensive care
hospice < palliative care
advance directive < palliative care = living will, advance care planning
terminal sedation < palliative care
do not resuscitate order < palliative care
tube feeding < palliative care = feeding tube
haemodialysis < dialysis
peritoneal dialysis < dialysis
home dialysis < dialysis
blood donation < blood transfusion = blood donor
plasma donation < blood transfusion
artificial blood < blood transfusion
platelet transfusion < blood transfusion
iron infusion < blood transfusion
fluoride < dental care ~ water fluoridation
orthodontics < dental care = orthodontist
root canal < dental care = endodontic treatment
tooth whitening < dental care = teeth whitening
wisdom tooth removal < dental care = wisdom tooth extraction
dental sealant < dental care
flossing < dental care
mouthwash < dental care
toothpaste < dental care
tooth brushing < dental care = toothbrush
silver diamine fluoride < dental care
dental filling < dental care ~ amalgam
clear aligner < dental care = Invisalign
fitness tracker < wearables ~ Fitbit
smartwatch < wearables ~ Apple Watch
step counter < wearables = pedometer
smart ring < wearables
activity monitor < wearables
artificial limb < prosthetics
exoskeleton < prosthetics
bionic hand < prosthetics = bionic arm
bionic eye < prosthetics = retinal implant
CPAP! < sleep apnoea = continuous positive airway pressure
mandibular device < sleep apnoea = oral appliance
hypoglossal nerve stimulation < sleep apnoea
phototherapy < light therapy
photodynamic therapy < light therapy
red light therapy < light therapy = photobiomodulation
UVB therapy < light therapy = narrowband UVB
insulin pump < medical devices ~ artificial pancreas, closed loop
surgical mesh < medical devices ~ vaginal mesh, pelvic mesh
inferior vena cava filter < medical devices
hearing aids < medical devices
contact lens < medical devices
smart inhaler < medical devices
glucose meter < medical devices
pulse oximeter < medical devices
blood pressure monitor < medical devices = blood pressure cuff
catheter < medical devices
needle exchange < medical devices
3D-printed implant < medical devices
microneedle patch < medical devices
ingestible sensor < medical devices = smart pill
surgical robot < medical devices
"""
