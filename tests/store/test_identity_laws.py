"""The law of identity: however a feed is shuffled, shrunk and touched up, nothing is
lost, nothing doubles and nothing that was read turns unread."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.compare import outline_of, saying
from reader.model import CleanLine, ParsedEntry, Query
from reader.store.store import Store
from tests.store.making import NOW, arrive, follow, parsed


def said(entry: ParsedEntry) -> ParsedEntry:
    """The entry with the fingerprints that parsing gives it."""
    return replace(
        entry,
        said=saying(entry.title, entry.html),
        form=outline_of(entry.labels, entry.html),
    )


def article(number: int) -> ParsedEntry:
    return said(parsed(f"n{number}", html=f"<p>Salt and study {number}.</p>"))


def touched(entry: ParsedEntry, how: str, age: int) -> ParsedEntry:
    """An article with a change that is no news."""
    changes = {
        "counter": {"html": f"{entry.html}<p>{age} comments</p>"},
        "markup": {"html": entry.html.replace("<p>", f"<p class='c{age}'>")},
        "tracking": {"link": f"{entry.link}?utm_source=feed{age}"},
        "scheme": {"link": entry.link.replace("https", "http")},
        "date": {"published": NOW - timedelta(days=age)},
        "no date": {"published": None},
        "guid": {"guid": f"{entry.guid}-{age}"},
        "advertisement": {"html": f"<p>Advertisement</p><img src='{age}'>{entry.html}"},
        "author": {"author": CleanLine(f"Author {age}")},
    }
    return said(replace(entry, **changes[how]))


WAYS = (
    "counter",
    "markup",
    "tracking",
    "scheme",
    "date",
    "no date",
    "guid",
    "advertisement",
    "author",
)
states = st.lists(
    st.lists(
        st.tuples(st.integers(0, 4), st.sampled_from(("as it was", *WAYS))),
        unique_by=lambda item: item[0],
        max_size=5,
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=60, deadline=None)
@given(states)
def test_nothing_is_lost_doubled_or_unread(states: list[list[tuple[int, str]]]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder) / "library.db") as store,
    ):
        follow(store)
        seen: set[int] = set()
        for age, state in enumerate(states, 1):
            entries = [
                article(number)
                if how == "as it was"
                else touched(article(number), how, age)
                for number, how in state
            ]
            came = arrive(store, *entries, at=NOW + timedelta(hours=age))
            fresh = {number for number, _ in state} - seen
            seen |= fresh
            assert (came.new, came.changed) == (len(fresh), 0)
            unread = store.entries(Query(unread=True))
            assert len(unread) == len(fresh)
            assert len(store.entries(Query())) == len(seen)
            store.mark_read([entry.id for entry in unread], True, at=NOW)
