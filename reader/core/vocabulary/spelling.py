"""British and American spellings of the words that health news uses."""

from __future__ import annotations

import functools
import re

# As `british/american`; `^` and `$` hold a root to the beginning or end of a word.
_ROOTS = """
aemia$/emia aemias$/emias aemic$/emic ^anaem/anem ^anaesth/anesth ^behaviour/behavior
^caesar/cesar ^caec/cec ^centre/center ^coeliac/celiac ^colour/color ^counsell/counsel
diarrhoea/diarrhea ^dyspnoea/dyspnea ^apnoea/apnea ^faec/fec ^favour/favor
^fibre/fiber ^flavour/flavor ^foet/fet glycaem/glycem ^gonorrhoea/gonorrhea
^gynaec/gynec ^haem/hem ^humour/humor ^ischaem/ischem ^labour/labor ^leucocyt/leukocyt
^leucaem/leukem ^leukaem/leukem lipidaem/lipidem ^litre/liter ^metre/meter ^mould/mold
^neighbour/neighbor ^odour/odor ^oedem/edem lymphoedem/lymphedem ^oesoph/esoph
gastrooesoph/gastroesoph ^oestr/estr ^orthopaed/orthoped ^paediat/pediat
^paedoph/pedoph ^rumour/rumor ^septicaem/septicem ^sulph/sulf ^tumour/tumor
^uraem/urem ^ageing/aging ^yoghurt/yogurt ^sceptic/skeptic ^aluminium/aluminum
^grey/gray ^paralyse/paralyze ^analyse/analyze ^programme/program ^defence/defense
^licence/license ^pyjama/pajama ^homoeo/homeo ^thalassaem/thalassem isation$/ization
isations$/izations isational$/izational ising$/izing ised$/ized ^immunis/immuniz
^hospitalis/hospitaliz ^randomis/randomiz ^personalis/personaliz ^sanitis/sanitiz
^fertilis/fertiliz ^metabolis/metaboliz ^stabilis/stabiliz ^minimis/minimiz
^optimis/optimiz
"""


def listed(words: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(words.split())


# Words that only look as if they were spelled the other way.
_ALIKE = listed(
    """
    academia academias advertised advertising advised advising analysis arising
    bruised bruising centering centred comprised comprising compromised compromising
    cruising devised devising disguised excised excising exercised exercising fetch
    fetched fetches fetching fetid fetish hem hematite hemisphere hemispheres hemmed
    hemp hems improvised improvising metabolism metabolism's metabolisms meter meters
    minimise noised optimism optimist optimistic optimists parking-meter poised
    praised praising premised prized prizing programmed programmer programmers
    programming promised promising raised raising revised revising rising seized
    seizing sized sizing sterile supervised supervising surprised surprising televised
    uprising wised
    """
)


def _pairs() -> list[tuple[str, str, str]]:
    """Each root in both spellings, with how it is held in the word."""
    found = []
    for pair in _ROOTS.split():
        british, there = pair.split("/")
        frame = ("^" * british.startswith("^")) + "{}" + ("$" * british.endswith("$"))
        found.append((frame, british.strip("^$"), there))
    return found


_AMERICAN = {british: there for _, british, there in _pairs()}
_BRITISH = {there: british for _, british, there in _pairs()}
_ANY_BRITISH = re.compile("|".join(frame.format(root) for frame, root, _ in _pairs()))
_ANY_AMERICAN = re.compile("|".join(frame.format(root) for frame, _, root in _pairs()))


@functools.lru_cache(maxsize=1 << 16)
def american(word: str) -> str:
    """A word in lower case as Americans spell it; most stay as they are."""
    if word in _ALIKE:
        return word
    return _ANY_BRITISH.sub(lambda root: _AMERICAN[root.group()], word)


def other_spelling(word: str) -> str:
    """The same word as it is spelled across the ocean; empty where that is no other."""
    there = american(word)
    if there == word and word not in _ALIKE:
        there = _ANY_AMERICAN.sub(lambda root: _BRITISH[root.group()], word)
    return "" if there == word else there
