"""Groups of people, and the words that health news has for them."""

from __future__ import annotations

PEOPLE = """
babies = infant, newborn ~ neonate, infancy
toddlers ~ preschooler, preschool children
children = kids! ~ child, childhood, paediatric, paediatrician, schoolchildren, girls!,
    boys!
teenagers = teen, adolescent ~ young people, youth, tween
students ~ university student, college student, medical student
young adults ~ young men, young women, twentysomething
women ~ woman, women's health, gynaecology, gynecologist
men ~ men's health
pregnancy ~ pregnant, prenatal, antenatal, expectant mother, maternal, foetus, foetal,
    obstetric, in utero, trimester, gestation
childbirth ~ giving birth, labor and delivery, midwife, midwives, birth centre, home
    birth, newborn delivery, postpartum, postnatal
breastfeeding ~ breast feeding, breast milk, breastfed, lactation, breast fed, nursing
    mother, breastfeed, human milk
mothers ~ motherhood, mum, mom
fathers ~ fatherhood, dad
parents ~ parenthood, family life
caregivers ~ carer, family carer
couples! ~ marriage, married, spouse, divorce
twins ~ identical twin, twin study
older people = older adult, elderly, seniors! ~ older person, older women, older men,
    geriatric, over 65s, old age, gerontology, centenarian
ageing! ~ healthy ageing, anti ageing, lifespan, longevity, life expectancy, live
    longer, longer life
veterans ~ military, soldier, service member, armed forces
athletes ~ sportspeople, football player, runner, marathon, olympic
health workers = healthcare worker, health care worker ~ nurse, doctors!, general
    practitioner, GP, gps, medical staff, junior doctor, physician burnout
care homes ~ nursing home, long term care, assisted living, residential care
hospitals ~ inpatient, hospital stay
LGBT people ~ lgbt, lgbtq, gay, lesbian, bisexual, transgender, gender affirming
ethnic minorities ~ african american, black people, black patients, hispanic, latino,
    racial disparity, racial, racism, black women, black men, indigenous people, native
    american, aboriginal
migrants ~ refugee, asylum seeker, immigrant
prisoners ~ inmate, incarcerated, jail
homeless people ~ homeless
people with disabilities ~ disabled people, wheelchair, physical disability
cancer survivors ~ survivorship
smokers
workers ~ workplace, occupational health, employee, shift work, night shift, shift
    worker, sitting at work, occupational
drivers! ~ driving!, car crash, traffic accident, road safety, drunk driving
pets ~ dog, cat, veterinarian, veterinary
mice ~ mouse
rats! ~ lab rat
animal studies ~ animal study, animal model, lab animal, laboratory animal, rodent
low-income countries ~ developing country, developing world, sub saharan africa, global
    health
"""
