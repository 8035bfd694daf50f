"""Rows: what is stored comes back as it was, and says no more than it must."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import (
    Block,
    CleanLine,
    CleanText,
    Digest,
    Query,
    Section,
    Span,
    Summary,
    Tag,
)
from reader.store.intake import Intake
from reader.store.store import Store
from reader.store.texts import pack, unpack
from tests.store.making import arrive, digest, digested, follow, parsed

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
NUMBERS = st.integers(0, 9)
BLOCKS = st.builds(
    Block,
    kind=TEXTS,
    text=TEXTS,
    spans=st.lists(st.builds(Span, NUMBERS, NUMBERS, TEXTS, TEXTS)).map(tuple),
    level=NUMBERS,
    marker=TEXTS,
    quote=NUMBERS,
    rows=st.lists(st.lists(TEXTS).map(tuple)).map(tuple),
    language=TEXTS,
)
SECTIONS = st.builds(
    Section,
    title=TEXTS.map(CleanLine),
    level=NUMBERS,
    kind=TEXTS,
    markdown=TEXTS.map(CleanText),
    blocks=st.lists(BLOCKS, max_size=3).map(tuple),
)
DIGESTS = st.builds(
    Digest,
    version=st.just(1),
    sections=st.lists(SECTIONS, max_size=3).map(tuple),
    text=TEXTS.map(CleanText),
    summary=st.builds(Summary, TEXTS.map(CleanText), TEXTS),
    tags=st.lists(st.builds(Tag, TEXTS, TEXTS), unique_by=lambda t: t.name).map(tuple),
    terms=st.just(()),
    identifiers=st.lists(st.tuples(TEXTS, TEXTS)).map(tuple),
    readiness=st.sampled_from(["full", "feed", "teaser"]),
    words=st.integers(0, 10**6),
)


@pytest.fixture
def one(store: Store) -> Store:
    follow(store)
    arrive(store, parsed("1", html="<p>A source.</p>"))
    return store


def test_a_digest_is_read_back_as_it_was_saved(one: Store) -> None:
    intake = Intake(one)

    @given(DIGESTS)
    @settings(max_examples=50, deadline=None)
    def check(made: Digest) -> None:
        intake.save_digests({1: made})
        article = one.article(1)
        assert article.sections == made.sections
        assert article.summary == made.summary
        assert article.identifiers == made.identifiers
        assert article.entry.tags == made.tags
        assert (article.entry.words, article.entry.readiness) == (
            made.words,
            made.readiness,
        )

    check()


def test_before_its_digest_an_entry_has_no_text(one: Store) -> None:
    article = one.article(1)
    assert (article.sections, article.markdown, article.links) == ((), "", ())
    assert not article.entry.is_digested
    assert article.entry.readiness != "teaser"


@pytest.mark.parametrize(
    ("words", "minutes"), [(0, 1), (230, 1), (460, 2), (23_000, 100)]
)
def test_reading_takes_a_minute_at_least(one: Store, words: int, minutes: int) -> None:
    digest(one, words=words)
    assert one.entries(Query())[0].minutes == minutes


def test_text_that_its_blocks_do_not_tell_is_searched_too(one: Store) -> None:
    Intake(one).save_digests(
        {1: dataclasses.replace(digested("Visible."), text=CleanText("Hidden."))}
    )
    assert one.count(Query(text="hidden")) == 1
    assert one.count(Query(text="visible")) == 0
    Intake(one).save_digests({1: digested("Visible.")})
    assert one.count(Query(text="hidden")) == 0
    assert one.count(Query(text="visible")) == 1


@given(st.recursive(st.none() | NUMBERS | TEXTS, lambda v: st.lists(v)), TEXTS)
def test_what_is_packed_like_another_is_unpacked_with_it(
    value: object, like: str
) -> None:
    source = pack([like])
    assert unpack(pack(value)) == value
    assert unpack(pack(value, like=source), like=source) == value


def test_packing_like_the_source_costs_a_fraction() -> None:
    text = " ".join(f"word{n} {n * n}" for n in range(2000))
    assert len(pack(text, like=pack([text, ""]))) * 20 < len(pack(text))


def test_every_field_of_an_entry_is_read(one: Store) -> None:
    digest(one, "A text.", tags=["sleep"], words=500)
    [entry] = one.entries(Query())
    # Later features' fields keep their defaults until they are built.
    unread = {"evidence", "revised_at"}
    assert all(
        getattr(entry, field.name) not in (None, ())
        for field in dataclasses.fields(entry)
        if field.name not in unread
    )
