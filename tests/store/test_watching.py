"""Watched words and keep_if: what is looked for as entries come."""

from __future__ import annotations

import pytest

from reader.model import CleanLine, Query, SearchCount, Subscription
from reader.store.intake import Intake
from reader.store.rules import fault_of
from reader.store.store import Store
from tests.store.making import LATER, NOW, URL, arrive, digested, follow, ids, parsed

TEXTS = {
    "Pens": "Semaglutide pens run short.",
    "Naps": "A nap helps.",
    "Tired": "Long Covid and semaglutide.",
}


def come(store: Store, **texts: str) -> None:
    arrive(store, *(parsed(t, title=CleanLine(t), said=t.encode()) for t in texts))
    intake = Intake(store)
    for entry_id, entry in intake.undigested(1, limit=99):
        intake.save_digests({entry_id: digested(texts[entry.title])})


def counts(store: Store) -> dict[str, tuple[int, int]]:
    return {w.name: (w.total, w.unread) for w in store.watched()}


def titles(store: Store, text: str) -> set[str]:
    return {entry.title for entry in store.entries(Query(text=text))}


def watch(store: Store, *terms: str) -> None:
    Intake(store).follow([Subscription(url=URL)], terms)


def test_words_are_found_that_were_there_before(store: Store) -> None:
    follow(store)
    come(store, **TEXTS)
    watch(store, "semaglutide", "long covid", "!!!")
    assert counts(store) == {"semaglutide": (2, 2), "long covid": (1, 1)}
    assert titles(store, "is:watched") == {"Pens", "Tired"}


def test_words_are_found_as_they_come_and_forgotten_as_they_go(store: Store) -> None:
    watch(store, "semaglutide", "nap")
    come(store, **TEXTS)
    assert counts(store) == {"semaglutide": (2, 2), "nap": (1, 1)}
    store.mark_read([ids(store)["Pens"]], True, at=NOW)
    assert counts(store)["semaglutide"] == (2, 1)
    changed = parsed("Tired", title=CleanLine("Tired"), html="<p>!</p>", said=b"!")
    arrive(store, changed, at=LATER)
    intake = Intake(store)
    waiting = [entry_id for entry_id, _ in intake.undigested(1, limit=9)]
    intake.save_digests({n: digested("Nothing of it.") for n in waiting})
    assert counts(store)["semaglutide"] == (1, 0)


def test_words_that_are_not_watched_any_more_are_forgotten(store: Store) -> None:
    watch(store, "semaglutide", "nap")
    come(store, **TEXTS)
    watch(store, "nap")
    assert store.watched() == [
        SearchCount(name="nap", query='"nap"', total=1, unread=1)
    ]
    watch(store)
    assert store.watched() == []
    assert titles(store, "is:watched") == set()


@pytest.mark.parametrize(
    ("rule", "unread"),
    [
        ("", {"Pens", "Naps", "Tired"}),
        ("semaglutide", {"Pens", "Tired"}),
        ("nap OR covid", {"Naps", "Tired"}),
        ("-covid", {"Pens", "Naps"}),
        ("!!!", {"Pens", "Naps", "Tired"}),
        ("nap OR (", {"Pens", "Naps", "Tired"}),
        ("titel:nap", {"Pens", "Naps", "Tired"}),
    ],
)
def test_what_does_not_answer_a_feeds_rule_arrives_read(
    store: Store, rule: str, unread: set[str]
) -> None:
    follow(store, keep_if=rule)
    come(store, **TEXTS)
    assert titles(store, "is:unread") == unread


def test_a_rule_is_applied_once_and_can_be_undone_by_name(store: Store) -> None:
    intake = follow(store, keep_if="nap")
    come(store, **TEXTS)
    assert store.undo() is None
    for action in store.actions():
        assert action.is_automatic
        assert "keep_if: nap" in action.label
        assert store.undo(action.id)
    assert titles(store, "is:unread") == set(TEXTS)
    pens = ids(store)["Pens"]
    intake.save_digests({pens: digested("Still of pens.", version=2)})
    assert titles(store, "is:unread") == set(TEXTS)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("nap OR covid", ""),
        ("", ""),
        ("nap OR (", "a parenthesis was never closed"),
        ("study:trail", "study:"),
        ("--", "there is no word in it"),
    ],
)
def test_a_rule_that_is_not_understood_says_why(rule: str, said: str) -> None:
    fault = fault_of(rule)
    assert (said in fault) if said else not fault
