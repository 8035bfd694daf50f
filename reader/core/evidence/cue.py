"""What a sentence may say, as phrases, and how it is looked for without much ado."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.core.evidence.gate import Gate
from reader.core.evidence.passages import Passage

_COUNT = "two|three|four|five|six|seven|eight|nine"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"

_MACROS = {
    # Gaps are bounded: a sentence of 500 KB must cost its length, and no more.
    "<1>": r"(?:[\w'’-]{1,30} )?",
    "<2>": r"(?:[\w'’-]{1,30},? ){0,2}?",
    "<3>": r"(?:[\w'’-]{1,30},? ){0,3}?",
    "<4>": r"(?:[\w'’-]{1,30},? ){0,4}?",
    "<6>": r"(?:[\w'’-]{1,30},? ){0,6}?",
    "<gap>": r"[^.;!?]{0,70}?",
    "<far>": r"[^!?]{0,110}?",
    "<num>": r"(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,9}(?:\.\d{1,3})?)",
    "<word>": rf"(?:{_COUNT}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    rf"|seventeen|eighteen|nineteen|(?:{_TENS})(?:-(?:one|{_COUNT}))?)",
    "<pct>": r"(?:\d{1,3}(?:\.\d{1,3})?(?: ?%| ?per ?cent(?:age points?)?)"
    rf"|(?:{_COUNT}|ten|eleven|twelve|fifteen|{_TENS})(?:-[a-z]+)? per ?cent)",
    "<about>": r"(?:about |around |some |nearly |almost |roughly |approximately |only "
    r"|just |more than |over |up to |as much as |at least |an average of |an estimated "
    r"|under |less than |fewer than |a mere )?",
    "<people>": r"(?:patients?|participants?|people|persons?|men|women|adults?|children"
    r"|kids|teens?|teenagers|adolescents|youths?|volunteers|subjects|individuals"
    r"|infants|babies|newborns|toddlers|veterans|nurses|students|boys|girls|mothers"
    r"|fathers|parents|survivors|residents|twins|couples|smokers|seniors|pregnancies"
    r"|births|users|respondents|cases|controls|recipients|athletes|players|workers"
    r"|employees|enrollees|beneficiaries|inpatients|outpatients|physicians|doctors"
    r"|soldiers|pupils|americans|britons|australians|canadians|danes|swedes)",
}


def phrases(listed: str) -> re.Pattern[str]:
    """Compile phrases, one a line, to be looked for in text in lower case.

    Each is a regular expression of its own, of whole words; ``<num>``, ``<pct>``,
    ``<people>`` and the gaps ``<1>`` to ``<6>`` (so many words at most), ``<gap>``
    and ``<far>`` stand for what their names say.
    """
    lines = "|".join(line.strip() for line in listed.strip().splitlines())
    for name, meaning in _MACROS.items():
        lines = lines.replace(name, meaning)
    return re.compile(rf"(?<![\w-])(?:{lines})(?!\w)")


class Cue(NamedTuple):
    """Phrases that say one thing."""

    says: re.Pattern[str]
    gate: Gate
    """Pieces of words of which every such phrase has one: far cheaper to look for."""
    unless: re.Pattern[str] | None = None
    """What makes a sentence say something else after all."""
    needs: re.Pattern[str] | None = None
    """What the sentence must say besides."""

    def find(self, text: Sequence[Passage]) -> Iterator[tuple[Passage, re.Match[str]]]:
        """Yield the sentences that say it, and where in them."""
        for passage in text:
            if found := self.match(passage):
                yield passage, found

    def match(self, passage: Passage) -> re.Match[str] | None:
        """Where a sentence says it, or None."""
        low = passage.low
        if not self.gate.opens(low, passage.gates):
            return None
        found = self.says.search(low)
        if not found or (self.unless and self.unless.search(low)):
            return None
        return None if self.needs and not self.needs.search(low) else found


def cue(says: str, gate: str, unless: str = "", needs: str = "") -> Cue:
    """Make a cue of phrases, one a line, and of the pieces of words that lead to them.

    In a piece, ``_`` is a space. Whatever matches a phrase must have a piece: the tests
    prove it for every cue.
    """
    return Cue(
        phrases(says),
        Gate(gate),
        phrases(unless) if unless else None,
        phrases(needs) if needs else None,
    )
