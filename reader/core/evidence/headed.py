"""What the heading of a section promises, so that it is not called missing."""

from __future__ import annotations

import re

HEADED = {
    kind: re.compile(rf"\W*(?:{phrases})\W*$")
    for kind, phrases in {
        "alternatives": (
            r"(?:[\w-]+ ){0,2}alternatives?(?: (?:to|treatments?|options?|therap\w+)"
            r"(?: [\w-]+){0,4})?|other (?:treatments?|options|ways|remedies)"
            r"(?: [\w-]+){0,4}"
        ),
        "harms": (
            r"(?:(?:possible|potential|common|the) )?(?:side[- ]effects|adverse (?:events"
            r"|effects|reactions)|harms|drug interactions|contra-?indications)"
            r"(?: (?:and|or|of) [\w -]{1,40})?"
            r"|(?:safety|risks)(?: (?:and|or) [\w -]{1,40})?|is it safe"
        ),
        "costs": r"(?:the )?costs?|(?:how much|what) does it cost|price",
        "funding": r"(?:funding|funders?|financial support)(?: [\w -]{1,40})?",
        "conflict": r"(?:conflicts? of|competing|declarations? of) interests?"
        r"|(?:financial )?disclosures?",
    }.items()
}
"""By kinds of evidence; in lower case, and the whole of the heading."""
