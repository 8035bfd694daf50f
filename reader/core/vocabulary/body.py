"""Parts and workings of the body, and the words that health news has for them."""

from __future__ import annotations

BODY = """
heart ~ cardiac, cardiology, cardiologist, cardiovascular, cardiovascular system, heart
    health, heart rate, cardiovascular health
blood vessels ~ artery, vascular, vein
blood pressure ~ systolic, diastolic
blood ~ red blood cell, haemoglobin, platelet, blood cell
brain ~ neuroscience, neurology, neurologist, brain scan, cerebral, neural, brain
    health, neuron, brain cell, cortex, hippocampus
memory ~ working memory, short term memory, forgetfulness
nervous system ~ nerve, spinal cord
immune system ~ immune, immunology, immune response, immune cell, t cell, antibody,
    white blood cell
lungs ~ respiratory, pulmonary, breathing!, airway, lung function
gut health ~ gut, digestive system, digestion, gastrointestinal, intestine,
    gastroenterology, bowel, stomach, gastroenterologist
microbiome = gut bacteria, microbiota, gut flora ~ gut microbe, intestinal bacteria
liver ~ hepatic!, liver enzyme
kidneys ~ renal, nephrology
bladder ~ urinary, urine, urology, urinary tract
skin ~ dermatology, dermatologist, skin care, skincare
hair ~ scalp
bones ~ skeletal, bone health, orthopaedic, osteoblast, musculoskeletal
joints ~ knee, hip!, cartilage, ankle, shoulder joint
muscles ~ skeletal muscle, muscle mass, muscle strength, tendon, ligament
spine ~ vertebra, spinal disc, posture
feet ~ foot, shoes, footwear
eyes ~ retina, cornea, ophthalmology, ophthalmologist, optometrist, eye health
ears ~ hearing!, inner ear
mouth ~ teeth!, tooth, gums!, oral health, saliva, tongue
voice ~ vocal cord, larynx
thyroid ~ thyroid gland, thyroid hormone
pancreas ~ beta cell, pancreatic islet
prostate ~ prostate gland
breasts ~ breast tissue, breast health
womb ~ uterus, uterine, endometrium, placenta
ovaries ~ ovarian
hormones ~ endocrine, endocrinology, endocrine disruptor
metabolism ~ metabolic rate, brown fat, fat cell, adipose
sperm ~ semen
genetics ~ gene, genome, dna, hereditary, gene variant, chromosome, mutation
epigenetics ~ dna methylation
telomeres
cells ~ cell biology, mitochondria, molecular biology
oxidative stress ~ free radical
body clock ~ circadian, circadian rhythm
smell ~ olfactory, sense of smell, taste!
fever ~ body temperature
appetite ~ hunger, satiety, food craving, cravings!
"""
