"""Drugs by their international names, with brands that news mentions."""

from __future__ import annotations

DRUGS = """
atorvastatin < statins = Lipitor
simvastatin < statins = Zocor
rosuvastatin < statins = Crestor
pravastatin < statins = Pravachol
lovastatin < statins
fluvastatin < statins
pitavastatin < statins
ezetimibe < cholesterol = Zetia
fenofibrate < cholesterol
bempedoic acid < cholesterol = Nexletol
niacin < cholesterol = nicotinic acid
icosapent ethyl < cholesterol = Vascepa
inclisiran < cholesterol = Leqvio
evolocumab < PCSK9 inhibitors = Repatha
alirocumab < PCSK9 inhibitors = Praluent
warfarin < blood thinners = Coumadin
rivaroxaban < blood thinners = Xarelto
apixaban < blood thinners = Eliquis
dabigatran < blood thinners = Pradaxa
edoxaban < blood thinners = Savaysa
heparin < blood thinners
enoxaparin < blood thinners = Lovenox
clopidogrel < blood thinners = Plavix
ticagrelor < blood thinners = Brilinta
prasugrel < blood thinners = Effient
lisinopril < blood pressure drugs
losartan < blood pressure drugs = Cozaar
valsartan < blood pressure drugs = Diovan
amlodipine < blood pressure drugs = Norvasc
ramipril < blood pressure drugs
enalapril < blood pressure drugs
metoprolol < blood pressure drugs
atenolol < blood pressure drugs
bisoprolol < blood pressure drugs
propranolol < blood pressure drugs
carvedilol < blood pressure drugs
hydrochlorothiazide < blood pressure drugs
chlorthalidone < blood pressure drugs
spironolactone < blood pressure drugs
furosemide < blood pressure drugs = frusemide, Lasix
doxazosin < blood pressure drugs
nifedipine < blood pressure drugs
candesartan < blood pressure drugs
irbesartan < blood pressure drugs
olmesartan < blood pressure drugs
clonidine < blood pressure drugs
diltiazem < blood pressure drugs
verapamil < blood pressure drugs
sacubitril < heart failure = Entresto
digoxin < heart failure
ivabradine < heart failure
amiodarone < heart failure
vericiguat < heart failure
finerenone < heart failure = Kerendia
tafamidis < heart failure
mavacamten < heart failure
semaglutide < GLP-1 drugs = Ozempic, Wegovy, Rybelsus
tirzepatide < GLP-1 drugs = Mounjaro, Zepbound
liraglutide < GLP-1 drugs = Victoza, Saxenda
exenatide < GLP-1 drugs = Byetta
dulaglutide < GLP-1 drugs = Trulicity
retatrutide < GLP-1 drugs
orforglipron < GLP-1 drugs
empagliflozin < SGLT2 inhibitors = Jardiance
dapagliflozin < SGLT2 inhibitors = Farxiga, Forxiga
canagliflozin < SGLT2 inhibitors = Invokana
sitagliptin < diabetes = Januvia
pioglitazone < diabetes = Actos
rosiglitazone < diabetes = Avandia
glipizide < diabetes
gliclazide < diabetes
acarbose < diabetes
teplizumab < diabetes
orlistat < weight-loss drugs = Xenical
lorcaserin < weight-loss drugs = Belviq
phentermine < weight-loss drugs
naltrexone bupropion < weight-loss drugs = Contrave
sibutramine < weight-loss drugs
rimonabant < weight-loss drugs
fluoxetine < antidepressants = Prozac
sertraline < antidepressants = Zoloft
citalopram < antidepressants = Celexa
escitalopram < antidepressants = Lexapro
paroxetine < antidepressants = Paxil, Seroxat
venlafaxine < antidepressants = Effexor
duloxetine < antidepressants = Cymbalta
bupropion < antidepressants = Wellbutrin, Zyban
mirtazapine < antidepressants
amitriptyline < antidepressants
trazodone < antidepressants
nortriptyline < antidepressants
brexanolone < antidepressants
zuranolone < antidepressants
vortioxetine < antidepressants
agomelatine < antidepressants
esketamine < ketamine = Spravato
psilocybin < psychedelics = magic mushroom
MDMA! < psychedelics
ayahuasca < psychedelics
ibogaine < psychedelics
mescaline < psychedelics
olanzapine < antipsychotics = Zyprexa
risperidone < antipsychotics = Risperdal
clozapine < antipsychotics
quetiapine < antipsychotics = Seroquel
aripiprazole < antipsychotics = Abilify
haloperidol < antipsychotics
lurasidone < antipsychotics
brexpiprazole < antipsychotics
pimavanserin < antipsychotics
ziprasidone < antipsychotics
lithium carbonate < bipolar disorder = lithium therapy
lamotrigine < bipolar disorder = Lamictal
diazepam < sedatives = Valium
alprazolam < sedatives = Xanax
lorazepam < sedatives = Ativan
clonazepam < sedatives = Klonopin
midazolam < sedatives
temazepam < sedatives
phenobarbital < sedatives
buspirone < sedatives
zolpidem < sleeping pills = Ambien
melatonin < sleeping pills
suvorexant < sleeping pills = Belsomra
eszopiclone < sleeping pills = Lunesta
zopiclone < sleeping pills
lemborexant < sleeping pills
ramelteon < sleeping pills
daridorexant < sleeping pills
methylphenidate < stimulants = Ritalin, Concerta
amphetamine < stimulants = Adderall
lisdexamfetamine < stimulants = Vyvanse
atomoxetine < stimulants = Strattera
modafinil < stimulants = Provigil
guanfacine < stimulants
gabapentin < anticonvulsants = Neurontin
pregabalin < anticonvulsants = Lyrica
valproate < anticonvulsants = valproic acid, sodium valproate
topiramate < anticonvulsants = Topamax
carbamazepine < anticonvulsants = Tegretol
levetiracetam < anticonvulsants = Keppra
phenytoin < anticonvulsants
fenfluramine < anticonvulsants
cenobamate < anticonvulsants
lacosamide < anticonvulsants
donepezil < dementia drugs = Aricept
lecanemab < dementia drugs = Leqembi
aducanumab < dementia drugs = Aduhelm
donanemab < dementia drugs = Kisunla
memantine < dementia drugs = Namenda
solanezumab < dementia drugs
rivastigmine < dementia drugs
galantamine < dementia drugs
gantenerumab < dementia drugs
levodopa < Parkinson's disease = L dopa ~ carbidopa
pramipexole < Parkinson's disease
rasagiline < Parkinson's disease
apomorphine < Parkinson's disease
amantadine < Parkinson's disease
ocrelizumab < multiple sclerosis = Ocrevus
natalizumab < multiple sclerosis = Tysabri
fingolimod < multiple sclerosis = Gilenya
interferon beta < multiple sclerosis = Avonex
dimethyl fumarate < multiple sclerosis = Tecfidera
glatiramer < multiple sclerosis = Copaxone
ofatumumab < multiple sclerosis
siponimod < multiple sclerosis
teriflunomide < multiple sclerosis
cladribine < multiple sclerosis
riluzole < motor neurone disease
edaravone < motor neurone disease = Radicava
tofersen < motor neurone disease
eteplirsen < muscular dystrophy
nusinersen < muscular dystrophy = Spinraza
onasemnogene < muscular dystrophy = Zolgensma
risdiplam < muscular dystrophy
erenumab < migraine = Aimovig
sumatriptan < migraine = Imitrex
triptan < migraine
fremanezumab < migraine = Ajovy
galcanezumab < migraine = Emgality
rimegepant < migraine = Nurtec
ubrogepant < migraine
atogepant < migraine
lasmiditan < migraine
paracetamol < painkillers = acetaminophen, Tylenol, Panadol
metamizole < painkillers
lidocaine < painkillers = lignocaine
capsaicin cream < painkillers
ziconotide < painkillers
suzetrigine < painkillers
ibuprofen < anti-inflammatory drugs = Advil, Nurofen, Motrin
naproxen < anti-inflammatory drugs = Aleve
diclofenac < anti-inflammatory drugs = Voltaren
celecoxib < anti-inflammatory drugs = Celebrex
rofecoxib < anti-inflammatory drugs = Vioxx
meloxicam < anti-inflammatory drugs
ketorolac < anti-inflammatory drugs
indomethacin < anti-inflammatory drugs = indometacin
colchicine < gout
allopurinol < gout
febuxostat < gout
pegloticase < gout
morphine < opioids
oxycodone < opioids = OxyContin, Percocet
fentanyl < opioids
hydrocodone < opioids = Vicodin
tramadol < opioids
codeine < opioids
methadone < opioids
buprenorphine < opioids = Suboxone, Subutex
hydromorphone < opioids
tapentadol < opioids
carfentanil < opioids
meperidine < opioids = pethidine
oxymorphone < opioids = Opana
naltrexone < opioid addiction = Vivitrol
lofexidine < opioid addiction
acamprosate < alcohol misuse
disulfiram < alcohol misuse = Antabuse
nalmefene < alcohol misuse
naloxone < overdose = Narcan
prednisone < steroids
prednisolone < steroids
dexamethasone < steroids
hydrocortisone < steroids
budesonide < steroids
fluticasone < steroids = Flonase
beclomethasone < steroids
triamcinolone < steroids
methylprednisolone < steroids
betamethasone < steroids
mometasone < steroids
salbutamol < asthma = albuterol, Ventolin
salmeterol < asthma = Serevent
formoterol < asthma
montelukast < asthma = Singulair
omalizumab < asthma = Xolair
mepolizumab < asthma = Nucala
benralizumab < asthma = Fasenra
tezepelumab < asthma
tiotropium < asthma = Spiriva
theophylline < asthma
ipratropium < asthma
dupilumab < eczema = Dupixent
crisaborole < eczema = Eucrisa
tralokinumab < eczema
upadacitinib < eczema = Rinvoq
abrocitinib < eczema
tacrolimus ointment < eczema
nemolizumab < eczema
ustekinumab < psoriasis = Stelara
secukinumab < psoriasis = Cosentyx
ixekizumab < psoriasis = Taltz
guselkumab < psoriasis = Tremfya
risankizumab < psoriasis = Skyrizi
apremilast < psoriasis = Otezla
bimekizumab < psoriasis
deucravacitinib < psoriasis
adalimumab < biologics = Humira
infliximab < biologics = Remicade
etanercept < biologics = Enbrel
rituximab < biologics = Rituxan
tocilizumab < biologics = Actemra
tofacitinib < biologics = Xeljanz
abatacept < biologics = Orencia
golimumab < biologics = Simponi
certolizumab < biologics = Cimzia
baricitinib < biologics = Olumiant
anakinra < biologics = Kineret
sarilumab < biologics = Kevzara
eculizumab < biologics = Soliris
canakinumab < biologics
vedolizumab < inflammatory bowel disease = Entyvio
mesalazine < inflammatory bowel disease = mesalamine
ozanimod < inflammatory bowel disease = Zeposia
azathioprine < inflammatory bowel disease
hydroxychloroquine < lupus = Plaquenil, HCQ
belimumab < lupus = Benlysta
anifrolumab < lupus
voclosporin < lupus
minoxidil < hair loss = Rogaine
finasteride < hair loss = Propecia
ritlecitinib < hair loss
dutasteride < hair loss
isotretinoin < acne = Accutane, Roaccutane
tretinoin < acne = retinoic acid
benzoyl peroxide < acne
adapalene < acne
retinol < wrinkles
hyaluronic acid < wrinkles
methotrexate < immunosuppressants
ciclosporin < immunosuppressants = cyclosporine
tacrolimus < immunosuppressants
mycophenolate < immunosuppressants
sirolimus < immunosuppressants = rapamycin
everolimus < immunosuppressants
cyclophosphamide < immunosuppressants
alendronate < osteoporosis drugs = Fosamax
denosumab < osteoporosis drugs = Prolia
zoledronic acid < osteoporosis drugs = zoledronate
teriparatide < osteoporosis drugs = Forteo
abaloparatide < osteoporosis drugs = Tymlos
romosozumab < osteoporosis drugs = Evenity
raloxifene < osteoporosis drugs = Evista
risedronate < osteoporosis drugs
ibandronate < osteoporosis drugs = Boniva
omeprazole < acid blockers = Prilosec
esomeprazole < acid blockers = Nexium
lansoprazole < acid blockers = Prevacid
pantoprazole < acid blockers
ranitidine < acid blockers = Zantac
famotidine < acid blockers = Pepcid
vonoprazan < acid blockers
cimetidine < acid blockers
linaclotide < constipation = Linzess
lubiprostone < constipation
prucalopride < constipation
polyethylene glycol < constipation
psyllium < constipation
rifaximin < irritable bowel syndrome = Xifaxan
eluxadoline < irritable bowel syndrome
alosetron < irritable bowel syndrome
peppermint oil < irritable bowel syndrome
ondansetron < nausea = Zofran
metoclopramide < nausea
doxylamine < nausea = Diclegis
domperidone < nausea
cetirizine < antihistamines = Zyrtec
loratadine < antihistamines = Claritin
diphenhydramine < antihistamines = Benadryl
fexofenadine < antihistamines = Allegra
promethazine < antihistamines
hydroxyzine < antihistamines
adrenaline < allergies = epinephrine
palforzia < allergies
penicillin < antibiotics
amoxicillin < antibiotics
azithromycin < antibiotics = Zithromax
ciprofloxacin < antibiotics = Cipro
doxycycline < antibiotics
vancomycin < antibiotics
erythromycin < antibiotics
clarithromycin < antibiotics
levofloxacin < antibiotics
fluoroquinolone < antibiotics
cephalosporin < antibiotics
ceftriaxone < antibiotics
cefalexin < antibiotics = cephalexin
tetracycline < antibiotics
minocycline < antibiotics
trimethoprim < antibiotics
nitrofurantoin < antibiotics
metronidazole < antibiotics
colistin < antibiotics
carbapenem < antibiotics
meropenem < antibiotics
gentamicin < antibiotics
clindamycin < antibiotics
linezolid < antibiotics
fidaxomicin < antibiotics
gepotidacin < antibiotics
zoliflodacin < antibiotics
bezlotoxumab < antibiotics
neomycin < antibiotics
mupirocin < antibiotics
isoniazid < tuberculosis
rifampicin < tuberculosis = rifampin
bedaquiline < tuberculosis
pretomanid < tuberculosis
delamanid < tuberculosis
rifapentine < tuberculosis
ethambutol < tuberculosis
pyrazinamide < tuberculosis
remdesivir < antivirals = Veklury
nirmatrelvir < antivirals = Paxlovid
molnupiravir < antivirals
oseltamivir < antivirals = Tamiflu
zanamivir < antivirals = Relenza
baloxavir < antivirals = Xofluza
aciclovir < antivirals = acyclovir
valaciclovir < antivirals = valacyclovir, Valtrex
tecovirimat < antivirals = Tpoxx
ribavirin < antivirals
favipiravir < antivirals
letermovir < antivirals
tenofovir < HIV drugs = Viread
emtricitabine < HIV drugs = Truvada, Descovy
dolutegravir < HIV drugs
cabotegravir < HIV drugs = Apretude
lenacapavir < HIV drugs = Sunlenca
efavirenz < HIV drugs
zidovudine < HIV drugs = AZT
dapivirine ring < HIV drugs
raltegravir < HIV drugs
ritonavir < HIV drugs
darunavir < HIV drugs
sofosbuvir < hepatitis drugs = Sovaldi
ledipasvir < hepatitis drugs = Harvoni
glecaprevir < hepatitis drugs = Mavyret
interferon alfa < hepatitis drugs = peginterferon
entecavir < hepatitis drugs
bulevirtide < hepatitis drugs
ivermectin < COVID-19
convalescent plasma < COVID-19
sotrovimab < COVID-19
bamlanivimab < COVID-19
casirivimab < COVID-19 = Regeneron antibody
ensitrelvir < COVID-19
evusheld < COVID-19
nirsevimab < respiratory syncytial virus = Beyfortus
palivizumab < respiratory syncytial virus = Synagis
artemisinin < malaria
artemether < malaria
chloroquine < malaria
mefloquine < malaria
primaquine < malaria
tafenoquine < malaria
atovaquone < malaria = Malarone
artesunate < malaria
sulfadoxine < malaria
praziquantel < parasites
albendazole < parasites
mebendazole < parasites
miltefosine < parasites
fexinidazole < parasites
benznidazole < parasites
moxidectin < parasites
fluconazole < fungal infection
terbinafine < fungal infection
amphotericin < fungal infection
voriconazole < fungal infection
itraconazole < fungal infection
clotrimazole < fungal infection
cisplatin < chemotherapy
paclitaxel < chemotherapy = Taxol
docetaxel < chemotherapy = Taxotere
carboplatin < chemotherapy
oxaliplatin < chemotherapy
doxorubicin < chemotherapy = Adriamycin
gemcitabine < chemotherapy
fluorouracil < chemotherapy = 5 fluorouracil
capecitabine < chemotherapy = Xeloda
temozolomide < chemotherapy
vincristine < chemotherapy
etoposide < chemotherapy
irinotecan < chemotherapy
azacitidine < chemotherapy
cytarabine < chemotherapy
pemetrexed < chemotherapy
bleomycin < chemotherapy
eribulin < chemotherapy
hydroxyurea < chemotherapy = hydroxycarbamide
pembrolizumab < immunotherapy = Keytruda
nivolumab < immunotherapy = Opdivo
ipilimumab < immunotherapy = Yervoy
atezolizumab < immunotherapy = Tecentriq
durvalumab < immunotherapy = Imfinzi
avelumab < immunotherapy
cemiplimab < immunotherapy = Libtayo
dostarlimab < immunotherapy = Jemperli
tisagenlecleucel < immunotherapy = Kymriah
axicabtagene < immunotherapy = Yescarta
blinatumomab < immunotherapy = Blincyto
sipuleucel < immunotherapy = Provenge
lifileucel < immunotherapy
tebentafusp < immunotherapy
interleukin 2 < immunotherapy
trastuzumab < targeted therapy = Herceptin
imatinib < targeted therapy = Gleevec, Glivec
palbociclib < targeted therapy = Ibrance
bevacizumab < targeted therapy = Avastin
olaparib < targeted therapy = Lynparza
ibrutinib < targeted therapy = Imbruvica
osimertinib < targeted therapy = Tagrisso
erlotinib < targeted therapy = Tarceva
gefitinib < targeted therapy = Iressa
sorafenib < targeted therapy = Nexavar
sunitinib < targeted therapy = Sutent
lapatinib < targeted therapy
pertuzumab < targeted therapy = Perjeta
ribociclib < targeted therapy = Kisqali
abemaciclib < targeted therapy = Verzenio
niraparib < targeted therapy = Zejula
rucaparib < targeted therapy
talazoparib < targeted therapy
crizotinib < targeted therapy = Xalkori
alectinib < targeted therapy
vemurafenib < targeted therapy = Zelboraf
dabrafenib < targeted therapy
trametinib < targeted therapy
cetuximab < targeted therapy = Erbitux
sotorasib < targeted therapy = Lumakras
adagrasib < targeted therapy
venetoclax < targeted therapy = Venclexta
dasatinib < targeted therapy = Sprycel
nilotinib < targeted therapy
bortezomib < targeted therapy = Velcade
daratumumab < targeted therapy = Darzalex
lenalidomide < targeted therapy = Revlimid
thalidomide < targeted therapy
pomalidomide < targeted therapy
carfilzomib < targeted therapy
trastuzumab deruxtecan < targeted therapy = Enhertu
lenvatinib < targeted therapy = Lenvima
cabozantinib < targeted therapy
regorafenib < targeted therapy
ramucirumab < targeted therapy
sacituzumab < targeted therapy = Trodelvy
acalabrutinib < targeted therapy
ruxolitinib < targeted therapy = Jakafi
larotrectinib < targeted therapy
selpercatinib < targeted therapy
elacestrant < targeted therapy
capivasertib < targeted therapy
abiraterone < prostate cancer = Zytiga
enzalutamide < prostate cancer = Xtandi
apalutamide < prostate cancer
darolutamide < prostate cancer
lutetium therapy < prostate cancer
leuprolide < prostate cancer = leuprorelin, Lupron
bicalutamide < prostate cancer
tamoxifen < breast cancer
anastrozole < breast cancer = Arimidex
letrozole < breast cancer = Femara
exemestane < breast cancer
fulvestrant < breast cancer = Faslodex
conjugated oestrogen < hormone therapy = Premarin
estradiol < hormone therapy
progesterone < hormone therapy
tibolone < hormone therapy
medroxyprogesterone < hormone therapy
fezolinetant < menopause = Veozah
elinzanetant < menopause
black cohosh < menopause
elagolix < endometriosis = Orilissa
relugolix < endometriosis
dienogest < endometriosis
linzagolix < endometriosis
intrauterine device < contraception = IUD ~ Mirena
contraceptive pill < contraception = birth control pill, oral contraceptive
emergency contraception < contraception = morning after pill ~ levonorgestrel
contraceptive implant < contraception = Nexplanon
vasectomy < contraception
condom < contraception
Depo-Provera < contraception ~ DMPA
vaginal ring < contraception = NuvaRing
tubal ligation < contraception
mifepristone < abortion = abortion pill
misoprostol < abortion
clomiphene < infertility = clomifene, Clomid
gonadotropin < infertility
sildenafil < erectile dysfunction drugs = Viagra
tadalafil < erectile dysfunction drugs = Cialis
vardenafil < erectile dysfunction drugs = Levitra
avanafil < erectile dysfunction drugs
flibanserin < low libido = Addyi
bremelanotide < low libido
tamsulosin < enlarged prostate = Flomax
alfuzosin < enlarged prostate
mirabegron < incontinence
oxybutynin < incontinence
tolterodine < incontinence = Detrol
vibegron < incontinence
solifenacin < incontinence
levothyroxine < thyroid disease = Synthroid
carbimazole < thyroid disease
methimazole < thyroid disease
liothyronine < thyroid disease
varenicline < nicotine replacement = Chantix, Champix
cytisine < nicotine replacement = cytisinicline
ranibizumab < macular degeneration = Lucentis
aflibercept < macular degeneration = Eylea
pegcetacoplan < macular degeneration
faricimab < macular degeneration = Vabysmo
brolucizumab < macular degeneration
latanoprost < glaucoma = Xalatan
timolol < glaucoma
bimatoprost < glaucoma = Latisse
netarsudil < glaucoma
atropine eye drops < short-sightedness = atropine
ivacaftor < cystic fibrosis = Kalydeco
lumacaftor < cystic fibrosis = Orkambi
elexacaftor < cystic fibrosis = Trikafta
pirfenidone < pulmonary fibrosis = Esbriet
nintedanib < pulmonary fibrosis = Ofev
crizanlizumab < sickle cell disease
voxelotor < sickle cell disease
exagamglogene < sickle cell disease = Casgevy
lovotibeglogene < sickle cell disease
emicizumab < haemophilia = Hemlibra
factor VIII < haemophilia
fitusiran < haemophilia
erythropoietin < anaemia = epoetin, Epogen
darbepoetin < anaemia
luspatercept < anaemia
roxadustat < anaemia
resmetirom < fatty liver disease = Rezdiffra
obeticholic acid < fatty liver disease
tolvaptan < kidney disease
sparsentan < kidney disease
alteplase < stroke = tissue plasminogen activator
tenecteplase < stroke
tranexamic acid < blood clots
ginkgo < supplements = ginkgo biloba
glucosamine < supplements
chondroitin < supplements
creatine < supplements
echinacea < supplements
ginseng < supplements
saw palmetto < supplements
St John's wort < supplements
valerian < supplements
ashwagandha < supplements
coenzyme q10 < supplements = CoQ10
berberine < supplements
collagen supplement < supplements
whey protein < supplements
spirulina < supplements
red yeast rice < supplements
milk thistle < supplements
elderberry < supplements
fish liver oil < supplements
evening primrose oil < supplements
kratom < supplements
kava < supplements
garcinia < supplements
apple cider vinegar < supplements
nicotinamide riboside < supplements ~ NMN
quercetin < supplements
glutathione < supplements
DHEA! < supplements
cannabidiol < medical cannabis = CBD, Epidiolex
tetrahydrocannabinol < medical cannabis = THC
nabilone < medical cannabis
dronabinol < medical cannabis = Marinol
propofol < anaesthesia
sevoflurane < anaesthesia
nitrous oxide < anaesthesia = laughing gas
epidural < anaesthesia
general anaesthetic < anaesthesia
local anaesthetic < anaesthesia
"""
