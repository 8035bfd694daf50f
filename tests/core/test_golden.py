"""What articles become, kept as files: a change of taste shows up as a difference.

After a change that is meant, ``WELLREAD_GOLDEN=write`` writes the files anew; look at
what ``git diff`` says of them before it is committed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.core.digest import digest
from reader.model import Digest
from tests.factories import make_parsed

GOLDEN = Path(__file__).parent / "golden"
TITLES = {
    "study": "Walking after meals lowers blood sugar",
    "abstract": "A walk after meals",
    "advice": "Five ways to sleep better",
    "markup": "Text that looks like markup",
}


def written(made: Digest) -> str:
    """Write a digest down as a person would look at it."""
    tags = " ".join(tag.name for tag in made.tags if tag.origin == "hashtag")
    summary = made.summary.text if made.summary.origin == "article" else ""
    head = f"own summary: {summary}\nhashtags: {tags}\n"
    parts = [f"\n[{s.kind}, level {s.level}]\n{s.markdown}" for s in made.sections]
    return head + "".join(parts)


@pytest.mark.parametrize("name", sorted(TITLES))
def test_articles_become_what_they_became(name: str) -> None:
    html = (GOLDEN / f"{name}.html").read_text(encoding="utf-8")
    entry = make_parsed(
        html=html, title=TITLES[name], link="https://a.example/news/walk"
    )
    found = written(digest(entry))
    kept = GOLDEN / f"{name}.md"
    if os.environ.get("WELLREAD_GOLDEN") == "write":
        kept.write_text(found, encoding="utf-8")
    assert found == kept.read_text(encoding="utf-8")


def test_every_file_is_looked_at() -> None:
    assert {path.stem for path in GOLDEN.glob("*.html")} == set(TITLES)
