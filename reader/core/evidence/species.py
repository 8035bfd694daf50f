"""The animals that stand in for people, and what they are called."""

from __future__ import annotations

import re

SPECIES = (
    r"mice|mouse|(?<!mole[- ])rats?|rodents?|monkeys?|macaques?|zebrafish|piglets?|pigs|rabbits?"
    r"|hamsters?|ferrets?(?! out)|fruit fl(?:y|ies)|drosophila|primates|guinea pigs|c\. elegans"
)
"""A pattern for any of them, in lower case."""

ANIMALS = re.compile(rf"\b(?:{SPECIES})\b")
CALLED = {
    "mouse": "mice",
    "rat": "rats",
    "rodent": "rodents",
    "monkey": "monkeys",
    "macaque": "macaques",
    "piglet": "piglets",
    "rabbit": "rabbits",
    "hamster": "hamsters",
    "ferret": "ferrets",
    "drosophila": "fruit flies",
    "fruit fly": "fruit flies",
    "c. elegans": "worms",
}
"""Each by the name that is shown, where a text may call it otherwise."""
