"""Drugs, operations, tests and other care, and the words health news has for them."""

from __future__ import annotations

TREATMENTS = """
# medicines by what they do
antibiotics ~ antibacterial
antivirals
painkillers = analgesic, pain reliever ~ pain relief, pain medication
anti-inflammatory drugs = nsaid, nonsteroidal anti inflammatory drug ~ anti
    inflammatory, nonsteroidal
opioids = opiate
aspirin ~ low dose aspirin, baby aspirin
statins = HMG CoA reductase inhibitor
PCSK9 inhibitors = pcsk9
blood thinners = anticoagulant ~ antiplatelet
blood pressure drugs = antihypertensive ~ beta blocker, ace inhibitor, diuretic, calcium
    channel blocker
insulin
metformin ~ glucophage
GLP-1 drugs = glp 1, glp1
SGLT2 inhibitors = sglt2
weight-loss drugs ~ diet pill, diet drug, qsymia, obesity drug, anti obesity drug
antidepressants ~ ssris
ketamine
psychedelics ~ LSD, ecstasy!
antipsychotics = neuroleptic
sedatives ~ benzodiazepine
sleeping pills = sleep aid
stimulants! ~ stimulant!
anticonvulsants = antiepileptic
dementia drugs
steroids = corticosteroid ~ cortisone, steroid injection, anabolic steroid
biologics! = biologic drug ~ biologic!, monoclonal antibody, biosimilar, jak inhibitor
immunosuppressants
osteoporosis drugs ~ bisphosphonate
acid blockers ~ proton pump inhibitor, ppis, antacid
antihistamines ~ epipen, epinephrine auto injector
HIV drugs < HIV = antiretroviral therapy, antiretroviral ~ PrEP!,
    pre exposure prophylaxis
hepatitis drugs
hormone therapy ~ oestrogen therapy, menopausal hormone, hormone treatment
hormone replacement therapy < hormone therapy = HRT, hormone replacement
testosterone ~ testosterone therapy, testosterone replacement, androgen therapy,
    androgen deprivation
oestrogen ~ progestin, aromatase inhibitor
contraception = birth control ~ the pill, iuds
abortion
erectile dysfunction drugs
Botox = botulinum toxin ~ onabotulinumtoxina
fertility treatment = assisted reproduction
medical cannabis = medical marijuana, medicinal cannabis ~ cannabis, marijuana,
    cannabinoid
nicotine replacement ~ nicotine patch, nicotine gum
drug side effects ~ side effect, adverse effect, adverse event, adverse reaction
drug interactions ~ polypharmacy
generic drugs ~ generic medicine
new drugs ~ experimental drug, drug approval, fda approval, drug development, drug
    discovery

# cancer care
chemotherapy = chemo
radiotherapy = radiation therapy ~ radiation treatment, proton beam
immunotherapy ~ checkpoint inhibitor, car t, pd 1, pd l1
targeted therapy ~ kinase inhibitor, parp inhibitor, targeted drug
mastectomy
gene therapy ~ crispr, gene editing, genome editing
stem cells ~ stem cell therapy

# operations and devices
surgery ~ surgical, operation!, surgeon, minimally invasive
weight-loss surgery = bariatric surgery ~ bariatric
heart surgery ~ transcatheter, aortic valve replacement
stents
pacemakers ~ implantable defibrillator
joint replacement ~ knee surgery, arthroscopic, hip surgery
spinal surgery ~ spine surgery
organ transplants ~ transplant, organ donation, organ donor
cosmetic surgery ~ plastic surgery
robotic surgery ~ robot assisted
caesarean section = caesarean, c section
hysterectomy
cataract surgery ~ laser eye surgery, lasik
anaesthesia ~ anaesthetic, anesthesiology
dialysis
blood transfusion ~ transfusion, blood bank
intensive care = critical care, ICU ~ life support
emergency care
brain stimulation ~ nerve stimulation, neurostimulation, vagus nerve
prosthetics ~ prosthesis, bionic
medical devices ~ implantable device
wearables
cochlear implant ~ cochlear
dental care ~ dentist, dentistry, dental
dental implants ~ denture

# tests
screening! ~ screened!, health screening, cancer screening, early detection, early
    diagnosis
mammography = mammogram ~ breast density
colonoscopy ~ endoscopy, sigmoidoscopy
PSA test = prostate specific antigen, PSA
cervical screening = pap smear, pap test, smear test
genetic testing ~ dna test, gene test, whole genome
blood tests
medical imaging ~ radiology, tomography
biopsy
diagnosis ~ misdiagnosis, diagnostic test, diagnostics
home tests ~ self test, rapid test, pregnancy test
check-ups ~ annual physical, health check, routine checkup

# prevention and other therapies
vaccines ~ immunisation!, immunisations!, immunised!, unvaccinated, jab
vaccine hesitancy ~ anti vaccination, antivaccine, vaccine refusal, vaccine skeptic,
    vaccine misinformation
psychotherapy = psychological therapy
mindfulness! ~ mindful!, relaxation technique
hypnosis ~ hypnotherapy
yoga
acupuncture ~ acupuncturist
massage ~ massage therapy
physiotherapy = physical therapy ~ physical therapist, physiotherapist
rehabilitation ~ rehab, cardiac rehabilitation, stroke rehabilitation
music therapy ~ singing
speech therapy ~ stuttering
light therapy ~ bright light, uv light
homeopathy ~ homeopathic
complementary medicine ~ alternative medicine, herbal medicine, herbal remedy,
    integrative medicine, herbal
faecal transplant = faecal microbiota transplantation, FMT ~ microbiota transplantation,
    stool transplant
palliative care ~ end of life care, end of life, terminally ill
assisted dying ~ assisted suicide, euthanasia, physician assisted death
oxygen therapy ~ hyperbaric oxygen, hyperbaric
"""
