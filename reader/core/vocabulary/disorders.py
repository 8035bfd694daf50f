"""Diseases of heart, growth, hormones, brain and mind, each by itself."""

from __future__ import annotations

DISORDERS = """
@
lung disease
pregnancy complications
blood disorders
viral haemorrhagic fever
vasculitis!
skin conditions
obsessive-compulsive disorder
respiratory infection
bacterial infection
movement disorders
viral infection
respiratory syncytial virus
sleep disorders
hormone disorders
tick-borne disease
mosquito-borne disease
liver disease
@ heart
coronary artery disease < heart disease = coronary heart disease, ischaemic heart
    disease, CHD
cardiomyopathy < heart failure ~ enlarged heart
myocarditis < heart disease
pericarditis < heart disease
endocarditis < heart disease
rheumatic heart disease < heart disease ~ rheumatic fever
Takotsubo syndrome < heart disease = broken heart syndrome
microvascular angina < heart disease
Kawasaki disease < heart disease
long QT syndrome < heart disease
Brugada syndrome < heart disease
peripartum cardiomyopathy < heart disease
spontaneous coronary artery dissection < heart disease = SCAD
heart murmur < heart disease
patent foramen ovale < heart disease ~ hole in the heart
tetralogy of Fallot < heart disease
hypertrophic cardiomyopathy < heart disease
cardiac sarcoidosis < heart disease
heart block < heart disease
arrhythmia < atrial fibrillation = irregular heartbeat
tachycardia < atrial fibrillation = rapid heartbeat
bradycardia < atrial fibrillation = slow heart rate
ventricular fibrillation < atrial fibrillation
palpitations < atrial fibrillation
postural tachycardia syndrome < atrial fibrillation = POTS
aortic stenosis < heart valve disease
mitral regurgitation < heart valve disease
mitral valve prolapse < heart valve disease
@ blood vessels
familial hypercholesterolaemia < cholesterol
high triglycerides < cholesterol = hypertriglyceridaemia
lipoprotein a < cholesterol
LDL cholesterol < cholesterol = bad cholesterol
HDL cholesterol < cholesterol = good cholesterol
deep vein thrombosis < blood clots = DVT
pulmonary embolism < blood clots
antiphospholipid syndrome < blood clots
factor V Leiden < blood clots
ischaemic stroke < stroke
haemorrhagic stroke < stroke = brain bleed, cerebral haemorrhage, intracerebral
    haemorrhage
transient ischaemic attack < stroke = mini stroke, TIA
subarachnoid haemorrhage < stroke
subdural haematoma < stroke
carotid stenosis < stroke = carotid artery disease
cerebral small vessel disease < stroke ~ white matter disease
aortic aneurysm < aneurysm ~ abdominal aortic aneurysm
brain aneurysm < aneurysm = cerebral aneurysm
aortic dissection < aneurysm
giant cell arteritis < vasculitis = temporal arteritis
Raynaud's disease < vasculitis = Raynaud phenomenon
Behcet's disease < vasculitis
granulomatosis with polyangiitis < vasculitis = Wegener
white coat hypertension < high blood pressure
resistant hypertension < high blood pressure
prehypertension < high blood pressure = elevated blood pressure
eclampsia < pre-eclampsia
HELLP syndrome < pre-eclampsia
gestational hypertension < pre-eclampsia = pregnancy-induced hypertension
@
sarcoma < cancer ~ soft tissue sarcoma
carcinoid tumour < cancer ~ neuroendocrine tumour
metastatic cancer < cancer = metastasis, secondary cancer ~ advanced cancer
cancer pain < cancer
cancer of unknown primary < cancer
anal cancer < cancer
bile duct cancer < cancer = cholangiocarcinoma
gallbladder cancer < cancer
small bowel cancer < cancer
vulvar cancer < cancer
vaginal cancer < cancer
penile cancer < cancer
Kaposi's sarcoma < cancer
adrenal cancer < cancer
thymoma < cancer
Ewing's sarcoma < cancer
bone cancer < cancer ~ osteosarcoma
eye cancer < cancer ~ retinoblastoma, uveal melanoma
Wilms tumour < cancer
Li-Fraumeni syndrome < cancer
Lynch syndrome < cancer
gastrointestinal stromal tumour < cancer = GIST
Merkel cell carcinoma < cancer
benign tumour < cancer
triple-negative breast cancer < breast cancer
ductal carcinoma in situ < breast cancer = DCIS
male breast cancer < breast cancer
inflammatory breast cancer < breast cancer
HER2-positive breast cancer < breast cancer
BRCA mutation < breast cancer = BRCA gene ~ BRCA1, BRCA2
lobular carcinoma < breast cancer
melanoma < skin cancer = malignant melanoma
basal cell carcinoma < skin cancer
squamous cell carcinoma < skin cancer
actinic keratosis < skin cancer
moles! < skin cancer ~ dysplastic naevus
small cell lung cancer < lung cancer
non-small-cell lung cancer < lung cancer = NSCLC
polyps < bowel cancer ~ colorectal adenoma, colon polyp
familial adenomatous polyposis < bowel cancer
rectal cancer < bowel cancer
myelodysplastic syndrome < blood cancer
myelofibrosis < blood cancer
polycythaemia vera < blood cancer
acute lymphoblastic leukaemia < leukaemia = ALL leukaemia
acute myeloid leukaemia < leukaemia = AML
chronic lymphocytic leukaemia < leukaemia = CLL
chronic myeloid leukaemia < leukaemia = CML
Hodgkin lymphoma < lymphoma = Hodgkin disease
non-Hodgkin lymphoma < lymphoma
diffuse large B-cell lymphoma < lymphoma
follicular lymphoma < lymphoma
mantle cell lymphoma < lymphoma
cutaneous T-cell lymphoma < lymphoma
glioblastoma < brain cancer
glioma < brain cancer ~ astrocytoma
medulloblastoma < brain cancer
meningioma < brain cancer
acoustic neuroma < brain cancer = vestibular schwannoma
pituitary tumour < brain cancer
neuroblastoma < brain cancer
throat cancer < head and neck cancer ~ oropharyngeal cancer
mouth cancer < head and neck cancer = oral cancer
laryngeal cancer < head and neck cancer
nasopharyngeal cancer < head and neck cancer
salivary gland cancer < head and neck cancer
tongue cancer < head and neck cancer
Barrett's oesophagus < oesophageal cancer
endometrial cancer < womb cancer
fibroid sarcoma < womb cancer
@ hormones
prediabetes < diabetes = impaired glucose tolerance
insulin resistance < diabetes
diabetic ketoacidosis < diabetes = DKA
diabetic foot < diabetes
LADA < diabetes = latent autoimmune diabetes
MODY < diabetes
diabetes insipidus < diabetes
diabetes distress < diabetes
high blood sugar < diabetes = hyperglycaemia
hypothyroidism < thyroid disease = underactive thyroid
hyperthyroidism < thyroid disease = overactive thyroid
Graves' disease < thyroid disease
Hashimoto's disease < thyroid disease = Hashimoto thyroiditis
goitre < thyroid disease
Cushing's syndrome < hormone disorders
Addison's disease < hormone disorders ~ adrenal insufficiency
acromegaly < hormone disorders
hyperparathyroidism < hormone disorders
growth hormone deficiency < hormone disorders
congenital adrenal hyperplasia < hormone disorders
Turner syndrome < hormone disorders
Klinefelter syndrome < hormone disorders
precocious puberty < hormone disorders = early puberty
delayed puberty < hormone disorders
pituitary disorder < hormone disorders
phaeochromocytoma < hormone disorders
premature ovarian failure < hormone disorders = primary ovarian insufficiency
androgen insensitivity < hormone disorders
vitamin D deficiency < vitamin deficiency
iron deficiency < vitamin deficiency
vitamin B12 deficiency < vitamin deficiency ~ pernicious anaemia
scurvy < vitamin deficiency
rickets < vitamin deficiency
iodine deficiency < vitamin deficiency
vitamin A deficiency < vitamin deficiency
folate deficiency < vitamin deficiency
beriberi < vitamin deficiency
pellagra < vitamin deficiency
inborn errors of metabolism < metabolism
Gaucher disease < metabolism
Fabry disease < metabolism
Pompe disease < metabolism
porphyria < metabolism
Wilson's disease < metabolism
galactosaemia < metabolism
mitochondrial disease < metabolism
lipodystrophy < metabolism
hyperkalaemia < metabolism
hyponatraemia < metabolism = low sodium
childhood obesity < obesity
morbid obesity < obesity = severe obesity
abdominal obesity < obesity = belly fat, visceral fat
Prader-Willi syndrome < obesity
sarcopenic obesity < obesity
lipoedema < obesity
@ brain
vascular dementia < dementia
Lewy body dementia < dementia = dementia with Lewy bodies
frontotemporal dementia < dementia
early-onset dementia < dementia = young onset dementia
sundowning < dementia
mild cognitive impairment < cognitive decline = MCI
brain fog < cognitive decline
memory loss < cognitive decline
amnesia < cognitive decline
chemo brain < cognitive decline
subjective cognitive decline < cognitive decline
multiple system atrophy < Parkinson's disease
progressive supranuclear palsy < Parkinson's disease
Dravet syndrome < epilepsy
Lennox-Gastaut syndrome < epilepsy
febrile seizure < epilepsy
status epilepticus < epilepsy
absence seizure < epilepsy
SUDEP < epilepsy = sudden unexpected death in epilepsy
cluster headache < headache
tension headache < headache
medication overuse headache < headache
post-concussion syndrome < headache
diabetic neuropathy < neuropathy
trigeminal neuralgia < neuropathy
postherpetic neuralgia < neuropathy
sciatica < neuropathy
complex regional pain syndrome < neuropathy
phantom limb pain < neuropathy
small fibre neuropathy < neuropathy
chemotherapy-induced neuropathy < neuropathy
Charcot-Marie-Tooth disease < neuropathy
pinched nerve < neuropathy = radiculopathy
traumatic brain injury < concussion = TBI
chronic traumatic encephalopathy < concussion = CTE
shaken baby syndrome < concussion = abusive head trauma
second impact syndrome < concussion
dystonia < movement disorders
ataxia < movement disorders ~ Friedreich ataxia
Tourette syndrome < movement disorders
chorea < movement disorders
tic disorder < movement disorders
tardive dyskinesia < movement disorders
spasticity < movement disorders
hemifacial spasm < movement disorders
Duchenne muscular dystrophy < muscular dystrophy
spinal muscular atrophy < muscular dystrophy
myotonic dystrophy < muscular dystrophy
myopathy < muscular dystrophy
inclusion body myositis < muscular dystrophy
polymyositis < muscular dystrophy ~ dermatomyositis
hydrocephalus = water on the brain
functional neurological disorder = conversion disorder
encephalitis
transverse myelitis
neuromyelitis optica
acute flaccid myelitis
Rett syndrome
Batten disease
tuberous sclerosis
neurofibromatosis
syncope = fainting
stiff person syndrome
leucodystrophy ~ adrenoleukodystrophy
locked-in syndrome
aphasia
dyspraxia
synaesthesia
prosopagnosia = face blindness
spinal muscular disease
cerebral oedema
narcolepsy < sleep disorders ~ cataplexy
sleepwalking < sleep disorders ~ parasomnia
jet lag < sleep disorders
REM sleep behaviour disorder < sleep disorders
delayed sleep phase < sleep disorders
night terrors < sleep disorders
sleep paralysis < sleep disorders
bruxism < sleep disorders = teeth grinding
hypersomnia < sleep disorders = excessive daytime sleepiness
bedwetting < sleep disorders = nocturnal enuresis
shift work disorder < sleep disorders
@
postnatal depression < depression = postpartum depression ~ perinatal depression
seasonal affective disorder < depression = winter depression
treatment-resistant depression < depression
dysthymia < depression
premenstrual dysphoric disorder < depression = PMDD
antenatal depression < depression
panic attacks < anxiety = panic disorder
phobia < anxiety
social anxiety < anxiety = social phobia
generalised anxiety disorder < anxiety
health anxiety < anxiety = hypochondria
separation anxiety < anxiety
dental anxiety < anxiety = dental phobia
claustrophobia < anxiety
agoraphobia < anxiety
test anxiety < anxiety
hoarding < obsessive-compulsive disorder = hoarding disorder
body dysmorphic disorder < obsessive-compulsive disorder = body dysmorphia
hair pulling < obsessive-compulsive disorder = trichotillomania
skin picking < obsessive-compulsive disorder
psychosis < schizophrenia = psychotic disorder
schizoaffective disorder < schizophrenia
hearing voices < schizophrenia = auditory hallucination
postpartum psychosis < schizophrenia
delusions < schizophrenia
anorexia nervosa < eating disorders = anorexia
bulimia nervosa < eating disorders = bulimia
binge eating < eating disorders = binge eating disorder
avoidant restrictive food intake disorder < eating disorders = ARFID
orthorexia < eating disorders
pica! < eating disorders = pica disorder
emotional eating < eating disorders
borderline personality disorder < personality disorder
narcissism < personality disorder ~ narcissistic personality disorder
antisocial personality disorder < personality disorder ~ psychopathy
hyperactivity < ADHD
inattention < ADHD
adult ADHD < ADHD
Asperger's syndrome < autism
sensory processing disorder < autism
selective mutism < autism
gambling addiction < addiction = problem gambling, gambling disorder
gaming disorder < addiction = video game addiction
internet addiction < addiction
smartphone addiction < addiction
cocaine addiction < addiction
methamphetamine addiction < addiction = meth addiction
sex addiction < addiction
food addiction < addiction
nicotine addiction < addiction = nicotine dependence
cannabis use disorder < addiction
withdrawal symptoms < addiction
relapse prevention < addiction
shopping addiction < addiction
binge drinking < alcohol misuse
alcohol dependence < alcohol misuse
fetal alcohol syndrome < alcohol misuse ~ fetal alcohol spectrum disorder
alcohol poisoning < alcohol misuse
delirium tremens < alcohol misuse ~ alcohol withdrawal
dissociative disorder < mental health ~ depersonalisation
adjustment disorder < mental health
conduct disorder < mental health ~ oppositional defiant disorder
kleptomania < mental health
gender dysphoria < mental health
Munchausen syndrome < mental health
anger problems < mental health ~ intermittent explosive disorder
catatonia < mental health
moral injury < mental health
compassion fatigue < mental health
perfectionism < mental health
rumination < mental health
postnatal mental illness < mental health
climate anxiety < mental health = eco-anxiety
burnout < stress = job burnout
chronic stress < stress
acute stress disorder < stress
workplace stress < stress = work-related stress
post-traumatic growth < stress
toxic stress < stress
dyslexia < learning disability
dyscalculia < learning disability
intellectual disability < learning disability
fragile X syndrome < learning disability
Williams syndrome < learning disability
developmental language disorder < learning disability
auditory processing disorder < learning disability
"""
