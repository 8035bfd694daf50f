"""Queries: they find what they ask for, in the order asked for, whatever was typed."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import CleanLine, Evidence, Explanation, Kin, Query, SavedSearch
from reader.store.asking.grammar import read
from reader.store.asking.tree import Asking
from reader.store.query import searched_words
from reader.store.store import Store
from tests.store.asking.test_grammar import TEXTS
from tests.store.making import NOW, arrive, digested, follow, ids, parsed

BBC, LANCET = "https://bbc.example/rss", "https://lancet.example/rss"

MORE = {
    "Measles": {"readiness": "teaser"},
    "Naps": {"medium": "audio"},
    "Sleep": {"evidence": Evidence(studies=("cohort",), people=100)},
    "Statins": {"evidence": Evidence(studies=("trial",), people=4000)},
}


def kin_of_naps(words: Sequence[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """A vocabulary in which a short sleep is a nap, and a jab also measles."""
    for place, pair in enumerate(itertools.pairwise(words)):
        if pair == ("short", "sleep"):
            yield place, 2, ("nap", "forty winks")
    if list(words) == ["jab"]:
        yield 0, 1, ("measles",)


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
            author = CleanLine("Marie Curie" if n == 0 else "")
            entry = parsed(title, title=CleanLine(title), published=date, author=author)
            arrive(store, entry, url=url, title=url[8:14].title())
            made = digested(text, tags, **MORE.get(title, {}))
            intake.save_digests({ids(store)[title]: made})
        store.mark_read([ids(store)["Statins"]], True, at=NOW)
        store.bookmark([ids(store)["Measles"]], True, at=NOW)
        store.connection.run(
            "UPDATE entries SET copies = 1 WHERE title IN ('Sleep', 'Measles')"
        )
        store.set_note(ids(store)["Statins"], "To remember!", at=NOW)
        store.tag([ids(store)["Naps"]], ["mine"], True, at=NOW)
        store.asking = Asking(lambda: NOW, kin_of_naps)
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
        ("sle", []),
        ("sle*", ["Naps", "Sleep", "Measles"]),
        ('"deep sleep"', ["Sleep"]),
        ('"sleep deep"', []),
        ("don't", ["Sleep"]),
        ("sleep -lunch", ["Sleep", "Measles"]),
        ('-"deep sleep"', ["Naps", "Statins", "Measles"]),
        ("-sleep -statins", []),
        ("title:sleep", ["Sleep"]),
        ("title:sl*", ["Sleep"]),
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
        ("AND OR NOT NEAR", ["Naps", "Sleep", "Statins", "Measles"]),
        ("statins) OR (naps", ["Naps", "Sleep", "Statins"]),
        ("statins OR measles", ["Statins", "Measles"]),
        ("(statins OR naps) -sleep", ["Statins"]),
        ("is:bookmarked OR lunch", ["Naps", "Measles"]),
        ("-(is:read OR lunch)", ["Sleep", "Measles"]),
        ("sleep -(is:bookmarked OR lunch)", ["Sleep"]),
        ("sleep (is:bookmarked OR tag:brain)", ["Sleep", "Measles"]),
        ("author:curie", ["Naps"]),
        ("curie", ["Naps"]),
        ("note:remember", ["Statins"]),
        ("remember statins", ["Statins"]),
        ("title:remember", []),
        ("has:note", ["Statins"]),
        ("tag:mine", ["Naps"]),
        ("tag:sleep -tag:mine", ["Sleep"]),
        ("mine", ["Naps"]),
        ("readiness:teaser", ["Measles"]),
        ("readiness:feed -sleep", ["Statins"]),
        ("is:archived", []),
        ("has:copies", ["Sleep", "Measles"]),
        ("has:study", ["Sleep", "Statins"]),
        ("has:audio", ["Naps"]),
        ("-has:audio sleep", ["Sleep", "Measles"]),
        ("has:video OR has:note", ["Statins"]),
        ("study:trial", ["Statins"]),
        ("study:cohort OR study:trial", ["Sleep", "Statins"]),
        ("n:>100", ["Statins"]),
        ("n:<=100", ["Sleep"]),
        ("n:50..5000", ["Sleep", "Statins"]),
        ("-n:>100", ["Naps", "Sleep", "Measles"]),
        ("n:7", []),
        ("after:2d", ["Naps", "Sleep", "Statins"]),
        ("before:1d", ["Statins", "Measles"]),
        ("after:2026-05-31 sleep", ["Naps", "Sleep"]),
        ("before:2026-05-31", ["Statins", "Measles"]),
        ("before:2026-05", []),
        ("after:2026-05 before:2026-06", ["Sleep", "Statins", "Measles"]),
        ("after:0001 before:9999", ["Naps", "Sleep", "Statins", "Measles"]),
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


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("short sleep", ["Naps", "Sleep"]),
        ("short sleep lunch", ["Naps"]),
        ("lunch short sleep", ["Naps"]),
        ("sleep short", []),
        ('"short sleep"', []),
        ("=short sleep", []),
        ("short =sleep", []),
        ("title:short title:sleep", ["Naps"]),
        ("-jab", ["Naps", "Sleep", "Statins"]),
        ("jab OR lunch", ["Naps", "Measles"]),
        ("=jab", []),
    ],
)
def test_words_bring_their_kin_unless_told_not_to(
    filled: Store, text: str, titles: list[str]
) -> None:
    assert found(filled, text) == titles


def test_kin_is_told_and_marked(filled: Store) -> None:
    query = Query(text="(short sleep OR jab) -lunch")
    assert filled.explain(query) == Explanation(
        understood="((short AND sleep) OR jab) AND NOT lunch",
        hints=(),
        kin=(Kin("short sleep", ("nap", "forty winks")), Kin("jab", ("measles",))),
    )
    words = ("short", "sleep", "jab", "nap", "forty winks", "measles")
    assert filled.searched_words(query) == words


def test_saved_searches_are_counted(filled: Store) -> None:
    saved = [SavedSearch(name=text, query=text) for text in ("sleep", "is:read", "xyz")]
    counted = filled.counted(saved)
    assert [(c.name, c.total, c.unread) for c in counted] == [
        ("sleep", 3, 3),
        ("is:read", 1, 0),
        ("xyz", 0, 0),
    ]


def test_a_word_that_is_being_typed_finds_longer_ones(filled: Store) -> None:
    assert found(filled, "sle", is_unfinished=True) == ["Naps", "Sleep", "Measles"]
    assert found(filled, "deep sle", is_unfinished=True) == ["Sleep"]
    assert found(filled, "sl", is_unfinished=True) == []


def test_pages_join_to_the_whole(filled: Store) -> None:
    pages = [filled.entries(Query(), limit=3, offset=n) for n in (0, 3, 6)]
    assert [e.title for page in pages for e in page] == found(filled)


def test_the_words_searched_for_are_known() -> None:
    query = Query(text='deep "rapid eye" -snoring tag:rem title:nap is:unread')
    assert searched_words(query) == ("deep", "rapid eye", "nap")


@given(
    text=TEXTS,
    sort=st.sampled_from(["new", "old", "relevance"]),
    tag=st.none() | st.text(),
    category=st.none() | st.text(),
    is_unfinished=st.booleans(),
)
def test_nothing_typed_can_raise(
    filled: Store,
    text: str,
    sort: str,
    tag: str | None,
    category: str | None,
    is_unfinished: bool,
) -> None:
    query = {"tag": tag, "category": category, "is_unfinished": is_unfinished}
    found(filled, text, sort=sort, **query)
    filled.meant(Query(text=text, is_unfinished=is_unfinished))
    explained = filled.explain(Query(text=text))
    assert "\n" not in "".join(explained.hints) or "\n" in text


@given(text=TEXTS)
def test_what_is_not_wanted_is_all_the_rest(filled: Store, text: str) -> None:
    """A query and its opposite share out the library."""
    node = read(text).node
    if node is not None:
        told = filled.explain(Query(text=text)).understood
        with_it, without = found(filled, told), found(filled, f"-({told})")
        assert sorted(with_it + without) == ["Measles", "Naps", "Sleep", "Statins"]


def test_a_query_for_a_feed_that_is_unknown_finds_nothing(filled: Store) -> None:
    assert found(filled, feed_url="https://nowhere.example") == []


def test_a_word_that_is_being_typed_begins_with_its_own_letters(
    tmp_path: Path,
) -> None:
    """And not with what the index shortens it to; whole words come first."""
    titles = ("The country", "Deaths are counted", "A countess", "Hypertension")
    with Store.open(tmp_path / "library.db") as store:
        intake = follow(store, BBC)
        for title in titles:
            arrive(store, parsed(title, title=CleanLine(title)), url=BBC)
            intake.save_digests({ids(store)[title]: digested(title)})

        def typed(text: str) -> list[str]:
            return found(store, text, is_unfinished=True, sort="relevance")

        assert typed("counted") == ["Deaths are counted"]
        assert typed("count")[0] == "Deaths are counted"
        assert sorted(typed("count")) == sorted(titles[:3])
        assert typed("countr") == ["The country"]
        word = "hypertension"
        for end in range(3, len(word) + 1):
            assert typed(word[:end]) == ["Hypertension"], word[:end]
        assert typed("title:counted") == ["Deaths are counted"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("mealses", [("mealses", "measles")]),
        ("Sickmess", [("Sickmess", "sickness")]),
        ("nothing about mealses", [("mealses", "measles")]),
        ("statns OR measles", [("statns", "statins")]),
        ("sleping", [("sleping", "sleeping")]),
        ("measles statins", []),
        ("-mealses", []),
        ("title:mealses", []),
        ('"mealses now"', []),
        ("mea", []),
        ("xylophone", []),
        ("jab", []),
        ("", []),
    ],
)
def test_a_word_that_no_article_has_is_held_against_those_that_have(
    filled: Store, text: str, meant: list[tuple[str, str]]
) -> None:
    assert [*filled.meant(Query(text=text))] == meant
    for _, nearest in meant:
        assert found(filled, nearest)


def test_what_is_hidden_is_not_suggested(tmp_path: Path) -> None:
    with Store.open(tmp_path / "library.db") as store:
        follow(store, BBC)
        arrive(store, parsed("Measles", title=CleanLine("Measles")), url=BBC)
        assert store.meant(Query(text="mealses"))
        with store.connection.writing():
            store.connection.run("UPDATE entries SET is_shown = 0")
        assert not store.meant(Query(text="mealses"))


def test_today_is_what_the_sidebar_calls_so(store: Store) -> None:
    follow(store, BBC)
    made = [("Naps", 0), ("Sleep", 1), ("Statins", 25), ("Measles", 23)]
    for title, hours in made:
        date = NOW - timedelta(hours=hours)
        entry = parsed(title, title=CleanLine(title), published=date)
        arrive(store, entry, url=BBC)
    store.mark_read([ids(store)["Sleep"]], True, at=NOW)
    store.asking = Asking(lambda: NOW)
    view = Query(unread=True, since=NOW - timedelta(hours=24))
    assert store.ids(Query(text="is:today")) == store.ids(view)
    assert len(store.ids(view)) == 2
    assert store.explain(Query(text="is:today")).hints == ()
    rest = [entry.title for entry in store.entries(Query(text="-is:today"))]
    assert sorted(rest) == ["Sleep", "Statins"]


def test_an_undated_entry_has_the_date_of_its_place(tmp_path: Path) -> None:
    """And not that of the moment at which it was first seen."""
    with Store.open(tmp_path / "library.db") as store:
        follow(store, BBC)
        old = parsed("old", title=CleanLine("old"), published=NOW - timedelta(days=500))
        undated = parsed("undated", title=CleanLine("undated"), published=None)
        arrive(store, undated, old, url=BBC)
        assert sorted(found(store)) == ["old", "undated"]
        year = f"{NOW - timedelta(days=365):%Y-%m-%d}"
        assert sorted(found(store, f"before:{year}")) == ["old", "undated"]
        assert found(store, f"after:{year}") == []
        later = parsed("later", title=CleanLine("later"), published=None)
        arrive(store, later, url=BBC, at=NOW + timedelta(days=1))
        assert found(store, f"after:{year}") == ["later"]
