"""Revisions: what an article said stays readable, whatever its publisher does."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from reader.model import CleanLine, Query
from reader.store.intake import Intake
from reader.store.store import Store
from tests.store.making import NOW, arrive, digest, digested, follow, parsed


def say(store: Store, text: str, minutes: int, **changes: Any) -> None:
    """The feed's one article says something, and is understood."""
    at = NOW + timedelta(minutes=minutes)
    entry = parsed(html=f"<p>{text}</p>", said=text.encode(), **changes)
    arrive(store, entry, at=at)
    digest(store, text)


def earlier(store: Store) -> list[str]:
    return [revision.text for revision in store.revisions(1)]


def test_an_article_that_never_changed_has_none(store: Store) -> None:
    follow(store)
    say(store, "Sleep helps.", 0)
    say(store, "Sleep helps.", 1)
    assert earlier(store) == []
    assert store.entry(1).revised_at is None


def test_an_earlier_text_is_kept_with_the_time_of_its_end(store: Store) -> None:
    follow(store)
    say(store, "Sleep helps.", 0, title=CleanLine("Sleep"))
    store.mark_read([1], True, at=NOW)
    say(store, "Sleep does not help.", 5, title=CleanLine("Sleep, corrected"))
    [revision] = store.revisions(1)
    assert (revision.title, revision.text) == ("Sleep", "Sleep helps.")
    entry = store.entry(1)
    assert entry.revised_at == revision.until == NOW + timedelta(minutes=5)
    assert entry.is_read
    assert [e.id for e in store.entries(Query(text="is:changed"))] == [1]


def test_nothing_is_kept_before_it_is_known_to_differ(store: Store) -> None:
    follow(store)
    say(store, "Sleep helps.", 0)
    arrive(store, parsed(html="<p>Other.</p>", said=b"other"))
    assert earlier(store) == []
    # It was the same to its readers after all, such as where a page is shown instead.
    digest(store, "Sleep  helps.")
    assert earlier(store) == []
    assert store.entry(1).revised_at is None


def test_a_teaser_that_became_an_article_is_no_revision(store: Store) -> None:
    follow(store)
    arrive(store, parsed(said=b"1"))
    digest(store, "Sleep…", readiness="teaser")
    arrive(store, parsed(html="<p>All of it.</p>", said=b"2"))
    digest(store, "Sleep helps.", readiness="full")
    assert earlier(store) == []


def test_a_better_digest_is_no_revision(store: Store) -> None:
    follow(store)
    say(store, "Sleep helps.", 0)
    Intake(store).save_digests({1: digested("Sleep helps. More was found.")})
    assert earlier(store) == []


def test_the_first_and_the_newest_are_kept_of_many(store: Store) -> None:
    follow(store)
    for n in range(12):
        say(store, f"Text {n}.", n)
    assert earlier(store) == [f"Text {n}." for n in (0, 6, 7, 8, 9, 10)]


def test_what_bore_a_mark_is_kept_for_good(store: Store) -> None:
    follow(store)
    for n in range(15):
        say(store, f"Text {n}.", n)
        store.set_note(1, "Look here" if n == 3 else "", at=NOW)
        store.bookmark([1], n == 5, at=NOW)
    kept = [f"Text {n}." for n in (0, 3, 5, 9, 10, 11, 12, 13)]
    assert earlier(store) == kept
