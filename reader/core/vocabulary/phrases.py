"""Phrases that name nothing, though a word in them does."""

from __future__ import annotations

IDLE_PHRASES = """
academy of dermatology, academy of neurology, academy of ophthalmology,
academy of pediatrics, alzheimer association, alzheimer society,
american cancer society, american college of cardiology, american diabetes association,
american heart association, american journal of clinical nutrition,
american journal of psychiatry, american lung association,
american public health association, american society of clinical oncology,
american stroke association, arthritis foundation, at the heart of, baby boomer,
baby steps, black eye, blood relative, bloomberg school of public health,
baking soda, bread and butter, brigham and women, brigham and women hospital,
british heart foundation, british journal of sports medicine, burn calories, by heart,
by word of mouth, cancer center, cancer centre, cancer hospital, cancer institute,
cancer research uk, cat scan, child s play, children hospital, coffee table,
college of obstetricians and gynecologists, college of physicians, college of surgeons,
computer mouse, department of surgery, diabetes care, diabetes uk, dog days,
economic depression, economic stress, european society of cardiology, eye institute,
father of, fish out of water, flash memory, foot the bill, gene pool, general hospital,
great depression, gut feeling, gut reaction, heart institute, heart of the matter,
heart warming, hot dog, in journal addiction, in the blood, in the eye of,
in the mouth of, jama dermatology, jama neurology, jama oncology, jama pediatrics,
jama psychiatry, jama surgery, joint effort, joint statement, joint venture,
journal brain, journal cancer, journal diabetes, journal gut, journal headache,
journal heart, journal obesity, journal of clinical nutrition,
journal of clinical oncology, journal of nutrition, journal of pain, journal of sleep,
journal pain, journal sleep, journal stroke, keep an eye, lancet neurology,
lancet oncology, learn by heart, meat of, memory of, men and women,
mental health foundation, milk of, mother nature, mother of all, muscle car,
nail polish remover, national cancer institute, national heart lung and blood institute,
national institute of mental health, national institute on drug abuse, nature genetics,
nature neuroscience, nerve racking, obstetrics gynecology, on foot, pain in the neck,
parent company, pet project, public eye, public health england, public health service,
salt lake, salt lake city, school of dentistry, school of nursing,
school of public health, sea salt, sex appeal, six feet, skin deep, sleep on it,
sport utility, square feet, stress test, stress that, stroke of genius,
stroke of luck, swimming in, take heart, tea party, top dog, university hospital,
veteran journalist, veteran of, walking distance, wine country, women and men,
women hospital, word of mouth, malaise trap, malaise traps, sugar alcohol, caustic soda,
soda ash, molecular drivers, drivers of
"""
"""Longest matches win, so these keep their words from being taken for subjects."""
