"""Sentences to the journals that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reader.core.evidence.passages import Passage

_SHORT = {
    "new england journal of medicine": "NEJM",
    "nejm": "NEJM",
    "journal of the american medical association": "JAMA",
    "british medical journal": "BMJ",
    "bmj": "BMJ",
    "proceedings of the national academy of sciences": "PNAS",
    "lancet": "The Lancet",
}
"""How lists name the journals that everybody knows."""

# Unlike "Nature" or "Pain", these are journals wherever they stand.
_ONLY_JOURNALS = r"""
    (?:The )?(?:New England Journal of Medicine|NEJM(?: Evidence)?)\b
    (?:The |eClinical)?Lancet(?: (?:Oncology|Neurology|Psychiatry|Infectious Diseases|Global Health|Public Health|Respiratory Medicine|Diabetes(?: (?:&|and) Endocrinology)?|Haematology|HIV|Gastroenterology(?: (?:&|and) Hepatology)?|Rheumatology|Digital Health|Healthy Longevity|Planetary Health|Child (?:&|and) Adolescent Health|Microbe))?\b
    JAMA(?: (?:Internal Medicine|Oncology|Pediatrics|Psychiatry|Neurology|Cardiology|Surgery|Dermatology|Ophthalmology|Network Open|Otolaryngology|Health Forum))?\b
    (?:The )?BMJ(?: (?:Open(?: (?:Respiratory Research|Diabetes Research (?:&|and) Care|Sport (?:&|and) Exercise Medicine|Quality|Ophthalmology|Gastroenterology))?|Medicine|Global Health|Quality (?:&|and) Safety|Oncology))?\b
    British Medical Journal
    PLo?S (?:ONE|One|Medicine|Biology|Genetics|Pathogens|Computational Biology|Neglected Tropical Diseases|Digital Health|Global Public Health)\b
    Nature (?:Medicine|Communications|Genetics|Neuroscience|Biotechnology|Biomedical Engineering|Immunology|Materials|Nanotechnology|Methods|Cell Biology|Chemical Biology|Microbiology|Metabolism|Cancer|Aging|Human Behaviour|Mental Health|Cardiovascular Research|Reviews [A-Z]\w+(?: (?:and |& )?[A-Z]\w+){0,2})\b
    Science (?:Translational Medicine|Advances|Signaling|Immunology)\b
    Cell (?:Reports(?: Medicine)?|Metabolism|Stem Cell|Host (?:&|and) Microbe|Systems|Genomics)\b
    (?:the )?Proceedings of the (?:National Academy of Sciences|Royal Society(?: [AB])?)\b
    PNAS\b
    Annals of (?:the )?(?!the\b)[A-Z]\w+(?:,? (?:and |& )?[A-Z]\w+){0,4}
    Archives of (?:the )?[A-Z]\w+(?:,? (?:and |& )?[A-Z]\w+){0,5}
    Cochrane (?:Library|Database of Systematic Reviews|Database|Reviews?|Collaboration)\b
    (?:Scientific Reports|Frontiers in [A-Z]\w+(?: [A-Z]\w+){0,3})\b
    npj [A-Z]\w+(?: (?:and |& )?[A-Z]\w+){0,3}
    BMC [A-Z]\w+(?: (?:and |& )?[A-Z]\w+){0,4}
    (?:The )?(?:[A-Z][\w-]+,? (?:and |& |of )?){0,4}(?<!Wall Street )(?<!National )Journal (?:of|for|on) (?:the )?(?:and )?[A-Z][\w’'-]+(?:(?:,? (?:and|of|for|the|in|on|&) (?:the )?|, (?=[A-Z][\w’'-]+,? (?:and|&) )| )(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wednes|Thu|Fri|Satur|Sun)[a-z]*\b)[A-Z][\w’'-]+){0,8}
    (?:American|European|British|International|Canadian|Scandinavian) (?:Heart|Respiratory|Medical|Dental|Sports|Endocrine|Cancer|Gastroenterology) Journal\b
    (?:Morbidity and Mortality Weekly Report|MMWR|Health Affairs|Diabetes Care|Mayo Clinic Proceedings|Environmental Health Perspectives|Diabetologia|EBioMedicine|eLife|Psychological Science|Clinical Infectious Diseases|Emerging Infectious Diseases|Molecular Psychiatry|Biological Psychiatry|Translational Psychiatry|Psychological Medicine|Alzheimer[’']s (?:&|and) Dementia|Arthritis (?:&|and) Rheumat\w+|Arthritis Care (?:&|and) Research|Obstetrics (?:&|and) Gynecology|Fertility and Sterility|Human Reproduction|Clinical Cancer Research|Cancer (?:Cell|Discovery|Epidemiology|Prevention Research|Causes (?:&|and) Control)|Nucleic Acids Research|Kidney International|Sleep Medicine|Public Health Nutrition|Molecular Cell|Current Biology|Biomaterials|Cerebral Cortex|Eurosurveillance|Drug and Alcohol Dependence|Psychosomatic Medicine|European Urology|Medicine (?:&|and) Science in Sports (?:&|and) Exercise)\b
"""
_NEVER_FIRST = (
    r"January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday"
    r"|Thursday|Friday|Saturday|Sunday|English|Spanish|German|French|England|London"
    r"|Chicago|New York|Toronto|Paris|Berlin|Vienna|Amsterdam|Barcelona|Madrid|Orlando"
    r"|San|Los|Las|Boston|Washington|Philadelphia|Atlanta|Europe|Canada|China|Japan"
    r"|India|Australia|Britain|Scotland|Ireland|Sweden|Denmark|Norway|Finland|U\.?S|U\.?K"
    r"|United|America|Americans|Africa|Asia|Germany|France|Italy|Spain|Brazil|Dr|Prof"
    r"|Professor|Mr|Mrs|Ms|Phase|University|I|We|The study|Table|Figure|Hispanic|African"
    r"|Asian|Caucasian|Medicare|Medicaid|Dutch|Congress|Parliament|Table|Appendix|Wall"
    r"|Facebook|Twitter|Google|Internet|TV|FDA|WHO|NHS|CDC|NIH|Part|Chapter|Section|PDF"
    r"|Spring|Summer|Autumn|Fall|Winter|Today|New Orleans|New Zealand|New Jersey|South"
    r"|North|West|East|Israel|Korea|Texas|California|Florida|Massachusetts|Michigan|COVID"
    r"|Phoenix|Houston|Dallas|Seattle|Denver|Baltimore|Cleveland|Detroit|Miami|It|He|She"
    r"|They|This|That|These|Those|Its|Their|His|Her|Our|My|Your|A|An|In|On|At|As|For|But"
)
_NAME = (
    rf"(?!(?:{_NEVER_FIRST})\b)[A-Z][\w&’'-]{{0,30}}"
    r"(?:(?:(?:,|:)? (?:and|&|of|in|for|et|on|the)(?: the)? |: | )"
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday"
    r"|Thursday|Friday|Saturday|Sunday|Dr|Prof)\b)[A-Z][\w&’'-]{0,30}){0,8}"
)
_OPENING = r"[“\"‘'«*_]?"
_ISSUE = (
    r"(?:(?:the |this |its |an? )?(?:(?:[A-Z][a-z]{2,8}\.? ?\d{0,2}(?:st|nd|rd|th)?,?"
    r"|\d{1,2}(?:st|nd|rd|th)?(?: of)?|\d{4}|current|latest|online|advance|advanced|print|upcoming"
    r"|early|special|week[’']s|month[’']s|today[’']s|and|in the|new|inaugural|most recent) ){0,6}"
    r"(?:issue|edition|version|online edition|pages|supplement)s? of )?"
)
_PRAISE = (
    r"(?:(?:peer[- ]reviewed|online|open[- ]access|scientific|medical|prestigious|leading"
    r"|academic|respected|American|British|US|U\.S\.|UK|international|European|top|major"
    r"|influential|specialist|psychology|health|nutrition|cancer|science|research|general"
    r"|Chinese|German|Dutch|Canadian|monthly|weekly|clinical|flagship|official) ){0,3}"
)
_ANYWHERE = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(_ONLY_JOURNALS.strip().splitlines()).replace("    ", "")
    + ")"
)
_CALLED = re.compile(
    rf"\b[Jj]ournals?,? {_OPENING}(?:the )?{_OPENING}(?P<name>{_NAME})"
)
_ISSUED = re.compile(rf"\b(?:issue|edition) of (?:the )?{_OPENING}(?P<name>{_NAME})")
_WHEN = (
    r"(?:,? (?:online|today|yesterday|recently|this|that|week|month|year|earlier|early|first|ahead"
    r"|of|print|on|at|now|also|just|last|its|and|be|been|will|as|an?|the|article|paper|study"
    r"|studies|letter|findings|results|research|report|reports|comment|editorial|review|advance"
    r"|publication|electronically|simultaneously|currently|soon|late|separately|electronic|site"
    r"|by|team|separate|new|two|three|in|press|form|date|tomorrow|epub|who|were|was|are|is"
    r"|scheduled|to|appear|appears|website|web|for|[A-Z][a-z]{2,8}\.?,?|\d{1,2}(?:st|nd|rd|th)?,?"
    r"|\d{4},?|\([^()]{1,40}\),?)){0,8}?"
)
_PUBLISHED = re.compile(
    r"\b(?:[Pp]ublish(?:ed|es|ing)|[Pp]ublication|[Aa]ppear(?:s|ed|ing)?|[Pp]rinted"
    r"|[Dd]escribed|[Dd]etailed|[Ff]eatured|[Oo]utlined|[Rr]eported|[Rr]eporting)\b"
    rf"{_WHEN},? in"
    rf" (?:the )?{_ISSUE}(?:the )?{_PRAISE}(?:journals? )?{_OPENING}(?P<name>{_NAME})"
)
_MENTIONED = re.compile(
    r"\b(?:[Pp]ublish(?:ed|es|ing)|[Rr]eport(?:ed|ing|s)?|[Ww]rit(?:e|es|ing)|[Ww]rote"
    r"|[Rr]eleased|[Pp]osted|[Ee]ditorial|[Pp]aper|[Aa]rticle|[Ss]tudy|[Rr]eview"
    r"|[Ff]indings|[Rr]esults|[Nn]ote|[Aa]ccording)\b"
    r"(?:,? [\w.,:;’'()/-]{1,20}){0,8}?,? (?:in|by|to|from)"
    rf" (?:the )?{_ISSUE}(?:the )?{_PRAISE}{_OPENING}(?P<name>{_NAME})"
)
# After words that journals share with the rest of the world, only these count.
_KNOWN = frozenset(
    name.strip().lower()
    for name in """
    Addiction | Allergy | American Heart Journal | Appetite | Atherosclerosis | Biomaterials
    | Blood | Bone | Brain | Brain Stimulation | Cancer | Cancer Research | Cell | Cephalalgia
    | Chest | Circulation | Clinical Cancer Research | Clinical Infectious Diseases | Cortex
    | Critical Care | Demography | Dermatology | Diabetes | Diabetes Care | Diabetologia
    | Endocrinology | Epidemiology | Epilepsia | European Urology | Experimental Dermatology
    | Fertility and Sterility | Food & Function | Gastroenterology | Gut | Headache | Heart
    | Hepatology | Human Reproduction | Hypertension | Immunity | Intelligence | Maturitas
    | Medical Care | Menopause | Microbiome | Mindfulness | Molecular Psychiatry | Nature
    | Neurology | Neuron | Neuropsychopharmacology | Neurosurgery | Nutrients | Nutrition
    | Obesity | Obstetrics and Gynecology | Obstetrics & Gynecology | Ophthalmology | Pain
    | Pediatrics | Personality and Individual Differences | Preventive Medicine | Psychiatry
    | Psychological Science | Psychosomatic Medicine | Radiology | Rheumatology | Science
    | Scientific Reports | Sleep | Sleep Medicine | Social Science & Medicine | Spine | Stroke
    | Surgery | Thorax | Tobacco Control | Urology | Vaccine | Vascular | Antibiotics | Cureus
    | Developmental Cell | Molecular Cell | Current Biology | Academic Pediatrics | Health
    Affairs | Arthritis & Rheumatology | Arthritis Care & Research | Academic Medicine
    | Journal Watch | European Heart Journal | Academic Emergency Medicine | Age and Ageing
    """.replace("\n", " ").split("|")
)
# Feeds of journals begin so: "Nature, Published online: 15 July 2024; doi:10.1038/…".
_ONLINE = re.compile(rf"^\W*(?P<name>{_NAME}), Published online:")
_NO_JOURNALS = re.compile(
    r"\b(?:Bible|Qur[’']?an|Torah|Gospels?|Scriptures?|Search Engine|Citation Reports|Genesis"
    r"|Wikipedia|YouTube|Instagram|LinkedIn|Forbes|Amazon|Netflix|Book of)\b"
)
_SOURCE = re.compile(
    rf"\bSOURCES?:? ?(?:(?:bit\.ly|https?:|www)\S{{0,90}} )?(?P<name>{_NAME}),"
    r" (?:online|published|[A-Z][a-z]{2,8} \d)"
)
_NAMED = re.compile(
    r"\b(?P<name>(?!(?:Wall|National|Milwaukee|Albuquerque|Louisville|Providence|Atlanta"
    r"|Ladies|Home|Courier|State|Medscape|Video|Daily|Business|Street|Minneapolis|This"
    r"|Drinks|Beverage|Insurance|Each|Every)\b)[A-Z]\w{1,20}(?: (?:[A-Z]\w{1,20}|of|and)){0,4} Journal)\b"
    r"(?! of|-|[- ]Constitution|[- ]Sentinel)"
)
_ORGANISATION = re.compile(
    r"\b(?:University|Institut\w+|Center|Centre|Society|Association|Foundation|Hospital"
    r"|Department|Clinic|School|Council|Alliance|Program(?:me)?|Network|Fund|College"
    r"|Academy|Congress|Conference|Meeting|Sessions|Committee|Commission|Agency|Ministry"
    r"|Administration|Group|Inc|Ltd|Corp|Pharma\w*|Laborator\w+|Trust|Bureau|Office"
    r"|Survey|News|Times|Post|Mail|Telegraph|Guardian|Newsweek|Reuters|Today|Magazine"
    r"|Press|Health Study|Trial|Symposium|Week|Day|Act|Act|Street Journal|Study|Team|UK)\b"
)
_ORGANISED = re.compile(
    r"(?:Academy|Society|Association|College|Institutes?|Congress|Board|Department"
    r"|Division|School|Cent(?:er|re)|Federation|Foundation|Council|Journalists)"
    r" (?:of|for|on)(?: the)?(?: [A-Z]\w+,?(?: and)?){0,2} ?$"
)
_LED_BY = (
    "ournal ubli ppear eport escribed etail eatured utlined rit wrote eleased osted itorial"
    " aper rticle tudy eview indings OURCE BMJ JAMA Lancet PNAS NEJM Nature PLO PLo Annals"
    " Archives Cochrane Science Cell MMWR issue npj"
)
_GATE = tuple(_LED_BY.split())


class Journal(NamedTuple):
    """A journal, as a sentence names it."""

    name: str
    passage: Passage
    is_source: bool
    """Whether the sentence says that the study itself stands there."""

    @property
    def short(self) -> str:
        """Its name as lists have room for it."""
        bare = re.sub(r"^[Tt]he ", "", self.name).lower()
        return _SHORT.get(bare, self.name)


def journals(passage: Passage) -> list[Journal]:
    """Find the journals that a sentence names, each once."""
    text = passage.text
    if not any(map(text.__contains__, _GATE)):
        return []
    names: dict[str, str] = {}
    for start, name in _names(text):
        name = _whole(name).strip(" ,.:;’'\"”_*")
        before = text[max(0, start - 60) : start]
        is_other = _ORGANISED.search(before) or _NO_JOURNALS.search(name)
        if len(name) < 3 or is_other or _is_part(name, names):
            continue
        names[name.lower()] = name
    if not names:
        return []
    is_source = _REPORTS.search(passage.low) is not None
    return [Journal(name, passage, is_source) for name in names.values()]


def _whole(name: str) -> str:
    """A name without what a comma only puts beside it: an author, a month, a society.

    Commas belong to names that list: "Annals of Allergy, Asthma & Immunology".
    """
    first, comma, rest = name.partition(", ")
    if not comma or _LISTING.search(rest):
        return name
    if not _TITLED.search(first) and _TITLED.search(rest):
        return rest
    return first


_LISTING = re.compile(r"^(?!the\b).*(?:\band\b|&)")
_TITLED = re.compile(r"\b(?:Journal|Annals|Archives|Lancet)\b")
_REPORTS = re.compile(
    r"\b(?:publi|appear|report|describ|detail|featur|outlin|source|online|issue|paper|according)"
)


_LED = (
    ("ournal", _CALLED),
    (" of ", _ISSUED),
    (" in ", _PUBLISHED),
    ("SOURCE", _SOURCE),
    (", Published online:", _ONLINE),
)
"""The patterns that are led by words, and a piece of what leads them."""


def _names(text: str) -> Iterator[tuple[int, str]]:
    for match in _ANYWHERE.finditer(text):
        yield match.start(), match.group()
    for has, pattern in _LED:
        for match in pattern.finditer(text) if has in text else ():
            if not _ORGANISATION.search(match["name"]):
                yield match.start("name"), match["name"]
    for match in _MENTIONED.finditer(text):
        if match["name"].lower() in _KNOWN:
            yield match.start("name"), match["name"]
    if "Journal" in text:
        for match in _NAMED.finditer(text):
            if not _ORGANISATION.search(match["name"]):
                yield match.start("name"), match["name"]


def _is_part(name: str, others: dict[str, str]) -> bool:
    low = name.lower()
    return any(low in other or other in low for other in others)
