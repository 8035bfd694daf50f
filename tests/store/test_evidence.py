"""What a text says of its study is stored by its place, and asked for by queries."""

from __future__ import annotations

from reader.model import CleanText, Evidence, EvidenceItem, Quote, Slots
from reader.store.store import Store
from tests.store.making import LATER, arrive, digest, follow, ids, parsed

TEXT = "We studied 1,240  people. They slept."
SAID = Quote(CleanText("We studied 1,240 people."), 0, 0, 0, 25)
EVIDENCE = Evidence(
    line="randomised trial · 1,240 people",
    studies=("trial", "preprint"),
    people=1240,
    items=(EvidenceItem("people", "1,240 people", SAID),),
    absent=("costs", "harms"),
)


def stored(store: Store) -> int:
    follow(store)
    arrive(store, parsed("1"))
    digest(store, TEXT, evidence=EVIDENCE, slots=Slots(population=SAID))
    return ids(store)["Article 1"]


def test_what_was_found_comes_back_as_it_was(store: Store) -> None:
    article = store.article(stored(store))
    assert article.evidence == EVIDENCE
    assert article.slots == Slots(population=SAID)
    assert article.entry.evidence == EVIDENCE.line


def test_queries_find_studies_and_people(store: Store) -> None:
    entry_id = stored(store)
    rows = store.connection.rows("SELECT entry_id, name FROM studies ORDER BY name")
    assert [tuple(row) for row in rows] == [(entry_id, "preprint"), (entry_id, "trial")]
    assert store.connection.value("SELECT id FROM entries WHERE people > 1000") == (
        entry_id
    )


def test_a_text_that_changed_is_found_out_about_anew(store: Store) -> None:
    entry_id = stored(store)
    arrive(store, parsed("1", html="<p>Other words.</p>"), at=LATER)
    assert store.article(entry_id).evidence.items == ()
    digest(store, "Nothing of the kind.")
    article = store.article(entry_id)
    assert article.evidence == Evidence()
    assert article.entry.evidence is None
    assert not store.connection.rows("SELECT 1 FROM studies")


def test_what_is_deleted_leaves_no_study_behind(store: Store) -> None:
    entry_id = stored(store)
    with store.connection.writing():
        store.connection.run("DELETE FROM entries WHERE id = ?", (entry_id,))
    assert not store.connection.rows("SELECT 1 FROM studies")
