"""Drugs, operations, tests and other care, and the words health news has for them."""

from __future__ import annotations

TREATMENTS = """
# medicines by what they do
antibiotics = penicillin, amoxicillin, azithromycin, antibacterial
antivirals = remdesivir, paxlovid, tamiflu, oseltamivir, acyclovir
painkillers = analgesic, paracetamol, acetaminophen, tylenol, pain relief,
    pain reliever, pain medication
anti-inflammatory drugs = ibuprofen, nsaid, naproxen, advil, celebrex,
    anti inflammatory, nonsteroidal, diclofenac
opioids = morphine, oxycodone, oxycontin, fentanyl, opiate, vicodin, tramadol,
    methadone, buprenorphine, suboxone, hydrocodone
aspirin = low dose aspirin, baby aspirin
statins = lipitor, atorvastatin, simvastatin, rosuvastatin, crestor, zocor
PCSK9 inhibitors = pcsk9, evolocumab, alirocumab, repatha, praluent
blood thinners = anticoagulant, warfarin, coumadin, rivaroxaban, xarelto, apixaban,
    eliquis, dabigatran, pradaxa, heparin, clopidogrel, plavix, antiplatelet
blood pressure drugs = antihypertensive, beta blocker, ace inhibitor, diuretic,
    calcium channel blocker, losartan, lisinopril
insulin = insulin pump, artificial pancreas
metformin = glucophage
GLP-1 drugs = semaglutide, ozempic, wegovy, tirzepatide, mounjaro, zepbound,
    liraglutide, glp 1, glp1, exenatide, victoza, saxenda
SGLT2 inhibitors = sglt2, empagliflozin, dapagliflozin, jardiance, farxiga,
    canagliflozin
weight-loss drugs = diet pill, diet drug, orlistat, lorcaserin, qsymia, belviq,
    obesity drug, anti obesity drug
antidepressants = ssris, fluoxetine, prozac, sertraline, zoloft, citalopram, paroxetine,
    paxil, escitalopram
ketamine = esketamine, spravato
psychedelics = psilocybin, magic mushroom, LSD, MDMA, ayahuasca, ecstasy!
antipsychotics = olanzapine, risperidone, clozapine, quetiapine
sedatives = benzodiazepine, valium, diazepam, xanax
sleeping pills = zolpidem, ambien, melatonin, sleep aid, suvorexant
stimulants! = stimulant!, ritalin, methylphenidate, adderall, amphetamine
anticonvulsants = gabapentin, pregabalin, lyrica, antiepileptic, valproate
dementia drugs = donepezil, aricept, lecanemab, leqembi, aducanumab, aduhelm, donanemab,
    memantine, solanezumab
steroids = corticosteroid, prednisone, prednisolone, dexamethasone, cortisone,
    steroid injection, anabolic steroid
biologics! = biologic!, biologic drug, monoclonal antibody, adalimumab, humira,
    infliximab, biosimilar, etanercept, rituximab, jak inhibitor
immunosuppressants = methotrexate
osteoporosis drugs = bisphosphonate, fosamax, alendronate, denosumab, zoledronic acid,
    teriparatide, abaloparatide
acid blockers = proton pump inhibitor, omeprazole, antacid, ppis, esomeprazole
antihistamines = epipen, epinephrine auto injector
HIV drugs = antiretroviral therapy, pre exposure prophylaxis, PrEP!, truvada
hepatitis drugs = sofosbuvir, sovaldi, harvoni
hormone therapy = hormone replacement, HRT, oestrogen therapy, estrogen therapy,
    menopausal hormone, hormone treatment
testosterone = testosterone therapy, testosterone replacement, androgen therapy,
    androgen deprivation
oestrogen = estrogen, progesterone, progestin, tamoxifen, aromatase inhibitor
contraception = birth control, the pill, IUD, iuds, condom, morning after pill,
    intrauterine device, emergency contraception, vasectomy
abortion = mifepristone, abortion pill
erectile dysfunction drugs = viagra, sildenafil, cialis, tadalafil
Botox = botulinum toxin, onabotulinumtoxina, dermal filler
fertility treatment = IVF, in vitro fertilisation, in vitro fertilization, egg freezing,
    assisted reproduction, embryo transfer, ivf
medical cannabis = cannabis, marijuana, cannabidiol, CBD, cannabinoid, THC
nicotine replacement = nicotine patch, varenicline, chantix, champix, nicotine gum
drug side effects = side effect, adverse effect, adverse event, adverse reaction
drug interactions = polypharmacy
generic drugs = generic medicine
new drugs = experimental drug, drug approval, fda approval, drug development,
    drug discovery

# cancer care
chemotherapy = chemo, cisplatin, paclitaxel, docetaxel
radiotherapy = radiation therapy, proton therapy, brachytherapy, radiation treatment,
    proton beam
immunotherapy = checkpoint inhibitor, pembrolizumab, keytruda, nivolumab, opdivo, car t,
    ipilimumab, cancer vaccine, pd 1, pd l1
targeted therapy = kinase inhibitor, trastuzumab, herceptin, imatinib, palbociclib,
    bevacizumab, avastin, parp inhibitor, olaparib, targeted drug
mastectomy = lumpectomy, breast reconstruction
gene therapy = crispr, gene editing, genome editing
stem cells = bone marrow transplant, stem cell therapy

# operations and devices
surgery = surgical, operation!, surgeon, keyhole surgery, minimally invasive
weight-loss surgery = bariatric surgery, gastric bypass, gastric band,
    sleeve gastrectomy, gastric balloon, bariatric
heart surgery = coronary bypass, bypass surgery, heart valve replacement, TAVR, TAVI,
    open heart surgery, transcatheter, aortic valve replacement
stents = angioplasty, percutaneous coronary intervention
pacemakers = defibrillator, implantable defibrillator
joint replacement = knee replacement, hip replacement, knee surgery, arthroscopy,
    arthroscopic, hip surgery
spinal surgery = spine surgery, spinal fusion, vertebroplasty
organ transplants = transplant, organ donation, organ donor, kidney transplant,
    liver transplant
cosmetic surgery = plastic surgery, breast implant, liposuction, facelift
robotic surgery = surgical robot, robot assisted
caesarean section = caesarean, cesarean, c section
hysterectomy = oophorectomy
cataract surgery = laser eye surgery, lasik
anaesthesia = anesthesia, anaesthetic, anesthetic, anesthesiology
dialysis = haemodialysis, hemodialysis
blood transfusion = blood donation, blood donor, transfusion, blood bank,
    plasma donation
intensive care = ventilator, ICU, critical care, mechanical ventilation, life support
emergency care = emergency room, emergency department, paramedic, ambulance, CPR,
    cardiopulmonary resuscitation, first aid
brain stimulation = deep brain stimulation, transcranial magnetic stimulation,
    electroconvulsive therapy, nerve stimulation, neurostimulation, vagus nerve
prosthetics = prosthesis, artificial limb, exoskeleton, bionic
medical devices = implantable device
wearables = fitness tracker, smartwatch, apple watch, step counter
cochlear implant = cochlear
dental care = dentist, dentistry, dental, toothpaste, fluoride, orthodontic, root canal
dental implants = denture

# tests
screening! = screened!, health screening, cancer screening, early detection,
    early diagnosis
mammography = mammogram, breast screening, breast density
colonoscopy = colorectal screening, bowel screening, endoscopy, sigmoidoscopy
PSA test = prostate specific antigen, PSA, prostate screening
cervical screening = pap smear, pap test, smear test
genetic testing = dna test, gene test, 23andme, newborn screening, prenatal test,
    genome sequencing, whole genome
blood tests = biomarker, liquid biopsy, haemoglobin a1c
medical imaging = magnetic resonance imaging, MRI, ct scan, ultrasound, x ray, pet scan,
    mri scan, radiology, tomography, echocardiogram
biopsy
diagnosis = misdiagnosis, diagnostic test, diagnostics
home tests = self test, rapid test, pregnancy test
check-ups = annual physical, health check, routine checkup

# prevention and other therapies
vaccines = immunisation!, immunisations!, immunised!, unvaccinated,
    flu shot, flu jab, booster shot, jab, mrna vaccine
vaccine hesitancy = anti vaccination, antivaccine, vaccine refusal, vaccine skeptic,
    vaccine misinformation
psychotherapy = talking therapy, cognitive behavioural therapy,
    cognitive behavioral therapy, CBT, counselling, psychological therapy
mindfulness! = mindful!, meditation, relaxation technique
hypnosis = hypnotherapy
yoga = tai chi, pilates, qigong
acupuncture = acupuncturist, dry needling
massage = massage therapy, chiropractic, osteopathy, chiropractor, spinal manipulation
physiotherapy = physical therapy, physical therapist, physiotherapist
rehabilitation = rehab, cardiac rehabilitation, stroke rehabilitation,
    occupational therapy
music therapy = art therapy, singing
speech therapy = stuttering, aphasia
light therapy = phototherapy, bright light, uv light
homeopathy = homoeopathy, homeopathic
complementary medicine = alternative medicine, herbal medicine, herbal remedy, ayurveda,
    traditional chinese medicine, naturopathy, integrative medicine, herbal,
    aromatherapy, essential oil
faecal transplant = fecal transplant, faecal microbiota transplantation,
    fecal microbiota transplantation, FMT, microbiota transplantation, stool transplant
palliative care = hospice, end of life care, end of life, terminally ill
assisted dying = assisted suicide, euthanasia, physician assisted death
oxygen therapy = hyperbaric oxygen, hyperbaric
"""
