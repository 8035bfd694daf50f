"""Queries: they find what they ask for, in the order asked for, whatever was typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import CleanLine, Query
from reader.store.query import searched_words
from reader.store.store import Store
from tests.store.making import NOW, arrive, digested, follow, ids, parsed
from tests.store.test_language import LIKELY

BBC, LANCET = "https://bbc.example/rss", "https://lancet.example/rss"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Four articles in two feeds; the newest first: Naps, Sleep, Statins, Measles."""
    path: Path = tmp_path_factory.mktemp("filled") / "library.db"
    with Store.open(path) as store:
        intake = follow(store, BBC, LANCET, category="Research")
        for n, (title, url, text, tags) in enumerate(
            [
                ("Naps", BBC, "A nap after lunch is fine, says Zoë.", ["sleep"]),
                ("Sleep", LANCET, "Deep sleep helps. Naps don't.", ["sleep", "brain"]),
                ("Statins", LANCET, "Statins and heart attacks: a trial.", ["heart"]),
                ("Measles", BBC, "Measles is back. Sleeping sickness is not.", []),
            ]
        ):
            date = NOW - timedelta(days=n)
            entry = parsed(title, title=CleanLine(title), published=date)
            arrive(store, entry, url=url, title=url[8:14].title())
            made = digested(text, tags)
            intake.save_digests({ids(store)[title]: made})
        store.mark_read([ids(store)["Statins"]], True, at=NOW)
        store.bookmark([ids(store)["Measles"]], True, at=NOW)
        yield store


def found(store: Store, text: str = "", **fields: object) -> list[str]:
    query = Query(text=text, **fields)  # type: ignore[arg-type]
    titles = [entry.title for entry in store.entries(query)]
    assert store.count(query) == len(titles)
    with store.snapshot(query) as snapshot:
        assert [entry.title for entry in snapshot.rows(0, 9)] == titles
    return titles


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("", ["Naps", "Sleep", "Statins", "Measles"]),
        ("nap", ["Naps", "Sleep"]),
        ("NAPS lunch", ["Naps"]),
        ("napping", ["Naps", "Sleep"]),
        ("zoe", ["Naps"]),
        ("sleep", ["Naps", "Sleep", "Measles"]),
        ("sle", ["Naps", "Sleep", "Measles"]),
        ("sle nap", []),
        ('"deep sleep"', ["Sleep"]),
        ('"sleep deep"', []),
        ("don't", ["Sleep"]),
        ("sleep -lunch", ["Sleep", "Measles"]),
        ('-"deep sleep"', ["Naps", "Statins", "Measles"]),
        ("-sleep -statins", []),
        ("title:sleep", ["Sleep"]),
        ("title:sl", ["Sleep"]),
        ("-title:naps nap", ["Sleep"]),
        ("tag:sleep", ["Naps", "Sleep"]),
        ("tag:sleep tag:brain", ["Sleep"]),
        ("sleep -tag:sleep", ["Measles"]),
        ("feed:bbc", ["Naps", "Measles"]),
        ("feed:LANCET.EXAMPLE sleep", ["Sleep"]),
        ("category:research", ["Naps", "Sleep", "Statins", "Measles"]),
        ("category:other", []),
        ("is:read", ["Statins"]),
        ("is:unread feed:lancet", ["Sleep"]),
        ("-is:unread", ["Statins"]),
        ("is:bookmarked", ["Measles"]),
        ("is:bookmarked -measles", []),
        ("AND OR NOT NEAR", []),
        ("statins) OR (naps", []),
        ('"', ["Naps", "Sleep", "Statins", "Measles"]),
    ],
)
def test_a_text_finds(filled: Store, text: str, titles: list[str]) -> None:
    assert found(filled, text) == titles


def test_each_field_narrows_and_all_of_them_together(filled: Store) -> None:
    assert found(filled, feed_url=BBC) == ["Naps", "Measles"]
    assert found(filled, category="Research", unread=True, feed_url=LANCET) == ["Sleep"]
    assert found(filled, tag="sleep", feed_url=BBC) == ["Naps"]
    assert found(filled, tag="sleep", text="deep") == ["Sleep"]
    assert found(filled, tag="heart", unread=True) == []
    assert found(filled, bookmarked=True) == ["Measles"]
    assert found(filled, since=NOW - timedelta(days=1)) == ["Naps", "Sleep"]


def test_entries_come_in_the_order_asked_for(filled: Store) -> None:
    assert found(filled, sort="old") == ["Measles", "Statins", "Sleep", "Naps"]
    assert found(filled, tag="sleep", sort="old") == ["Sleep", "Naps"]
    assert found(filled, "sleep", sort="relevance")[0] == "Sleep"
    assert found(filled, "sleep", sort="relevance", tag="sleep")[0] == "Sleep"
    assert found(filled, sort="relevance") == found(filled)


def test_pages_join_to_the_whole(filled: Store) -> None:
    pages = [filled.entries(Query(), limit=3, offset=n) for n in (0, 3, 6)]
    assert [e.title for page in pages for e in page] == found(filled)


def test_the_words_searched_for_are_known() -> None:
    query = Query(text='deep "rapid eye" -snoring tag:rem title:nap is:unread')
    assert searched_words(query) == ("deep", "rapid eye", "nap")


@given(
    text=st.text() | LIKELY,
    sort=st.sampled_from(["new", "old", "relevance"]),
    tag=st.none() | st.text(),
    category=st.none() | st.text(),
)
def test_nothing_typed_can_raise(
    filled: Store, text: str, sort: str, tag: str | None, category: str | None
) -> None:
    found(filled, text, sort=sort, tag=tag, category=category)


def test_a_query_for_a_feed_that_is_unknown_finds_nothing(filled: Store) -> None:
    assert found(filled, feed_url="https://nowhere.example") == []
