"""Kinds of studies and of evidence, and the words that health news has for them."""

from __future__ import annotations

STUDIES = """
randomised trial = randomised controlled trial, RCT, rcts, randomised clinical trial ~
    placebo controlled, double blind, randomly assigned
clinical trial ~ phase 1 trial, phase 2 trial, phase 3 trial, phase i, phase ii, phase
    iii, clinical study, pilot study, open label, phase 3, phase 2, phase 1
systematic review ~ meta analysis, meta analyses, cochrane review, umbrella review,
    pooled analysis, literature review
cohort study = longitudinal study ~ prospective study, observational study, cohort,
    follow up study, population based study, nurses health study, uk biobank, biobank
case-control study = case control
cross-sectional study ~ cross sectional
case report ~ case series
placebo ~ placebo effect, nocebo
survey ~ questionnaire, opinion poll
laboratory study = in vitro ~ cell culture, cell line, petri dish, organoid, lab study
preprint ~ medrxiv, biorxiv, not yet peer reviewed
guidelines ~ clinical guideline, practice guideline, consensus statement, treatment
    guideline
modelling! ~ modeling!, mathematical model, computer model, simulation
research integrity ~ retraction, scientific misconduct, research fraud, reproducibility,
    peer review
health statistics ~ confidence interval, statistical significance, p value
medical education ~ medical school, residency!
"""
