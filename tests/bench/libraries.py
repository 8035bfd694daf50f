"""Libraries of any size, made the way a refresh makes them: arrived, then understood.

What is made depends on nothing but the number of articles. The texts have the length of
real health articles (5.7 kB) and words as uneven as real ones: a hundred that nearly
every text has, and thousands that few have. Only the digest is made up rather than
found out, since what is measured here is the store.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path

from reader.model import (
    DIGEST_VERSION,
    Block,
    CleanLine,
    CleanText,
    Digest,
    Section,
    Subscription,
    Summary,
)
from reader.store.connection import Connection
from reader.store.index import reindexing
from reader.store.intake import Intake
from reader.store.kin import Kinship
from reader.store.store import Store
from tests.store.making import NOW, arrive, digested, parsed

ENTRIES_A_FEED = 500
RARE, COMMON = "wodegulu", "patients"
"""Words that three in a thousand articles have, and nearly all."""
_SENTENCES = 20_000
"""That the texts are put together from; making up each anew took most of the time."""
_MADE = 100_000
"""Articles that are made one by one; a larger library has several of each."""

_PARTS = ("texts", "vectors", "studies", "tags", "kin")
"""Tables that belong to an entry."""

_IN_MOST = """
    the of and to in a for with that on is was by as from at study patients health
    researchers who their have were found risk after people this more than data may
    also not between trial care group years results treatment higher clinical over
    evidence during among those doctors public disease symptoms compared reported
    levels effect women men adults hospital new report long week dose increase reduce
    daily including however several analysis suggest associated outcome quality blood
"""
_ABOUT = """
    diabetes heart sleep nutrition vaccines cancer exercise ageing infection asthma
    pregnancy depression dementia obesity migraine stroke kidney arthritis allergy skin
"""
_FREQUENT, _TOPICS = _IN_MOST.split(), _ABOUT.split()
_SYLLABLES = [c + v for c in "bcdfghjklmnpqrstvwz" for v in "aeiou"]


def make(path: Path, articles: int) -> None:
    """Make a library of so many articles, an eighth of them read, at ``path``."""
    rng = random.Random(7)
    rare = _rare_words(rng, 20_000)
    said = [_sentence(rng, rare, rng.randrange(8, 22)) for _ in range(_SENTENCES)]
    per_feed = min(ENTRIES_A_FEED, max(10, articles // 20))
    feeds = range(-(-min(articles, _MADE) // per_feed))
    urls = [f"https://feed{n}.example/rss" for n in feeds]
    with Store.open(path) as store:
        kinship = Kinship(store)
        Intake(store).follow(
            Subscription(url=url, title=f"Feed {n}", category=f"Category {n % 12}")
            for n, url in enumerate(urls)
        )
        left = min(articles, _MADE)
        for number, url in enumerate(urls):
            count = min(per_feed, left)
            left -= count
            _fill(store, kinship, rng, rare, said, url, number, count)
        _multiply(store, articles)
        with store.connection.writing():
            store.connection.run(
                "INSERT INTO reads (entry_id, at) "
                "SELECT id, ? FROM entries WHERE id % 8 = 0",
                (int(NOW.timestamp()),),
            )
            store.connection.run("ANALYZE")


def _multiply(store: Store, articles: int) -> None:
    """Put all that was made in again and again, until there are so many articles."""
    connection = store.connection
    made = connection.value("SELECT last_id FROM counts")
    feeds = connection.value("SELECT max(id) FROM feeds")
    for turn in range(1, -(-articles // made)):
        further = f"+ {turn * feeds}"
        with connection.writing():
            fresh = {"id": f"id {further}", "url": f"url || '?{turn}'"}
            none = {"total": "0", "unread": "0"}
            _copy(connection, "feeds", fresh | none, f"id <= {feeds}")
        end = min(made, articles - turn * made)
        for start in range(0, end, ENTRIES_A_FEED):
            batch = range(start + 1, min(start + ENTRIES_A_FEED, end) + 1)
            _copy_entries(connection, batch, turn * made, further)


def _copy_entries(
    connection: Connection, ids: range, offset: int, feed_further: str
) -> None:
    those = f"BETWEEN {ids[0]} AND {ids[-1]}"
    new = {"id": f"id + {offset}", "feed_id": f"feed_id {feed_further}"}
    part = {name: f"{name} + {offset}" for name in ("entry_id", "other_id")}
    with connection.writing(), reindexing(connection, (n + offset for n in ids)):
        _copy(connection, "entries", new, f"id {those}")
        for table in _PARTS:
            _copy(connection, table, part, f"entry_id {those}")


def _copy(
    connection: Connection, table: str, changed: Mapping[str, str], which: str
) -> None:
    names = [row["name"] for row in connection.rows(f"PRAGMA table_info({table})")]
    values = (changed.get(name, name) for name in names)
    connection.run(
        f"INSERT INTO {table} ({', '.join(names)}) "
        f"SELECT {', '.join(values)} FROM {table} WHERE {which}"
    )


def _fill(
    store: Store,
    kinship: Kinship,
    rng: random.Random,
    rare: Sequence[str],
    said: Sequence[str],
    url: str,
    number: int,
    count: int,
) -> None:
    intake = Intake(store)
    texts = [_text(rng, said) for _ in range(count)]
    entries = [
        parsed(
            f"{number}-{n}",
            link=f"{url}/{n}",
            title=CleanLine(_sentence(rng, rare, 9)[:-1]),
            html=f"<p>{'</p><p>'.join(paragraphs)}</p>",
            published=NOW - timedelta(minutes=rng.randrange(60 * 24 * 900)),
            author=CleanLine(f"Dr {rng.choice(rare).title()}"),
        )
        for n, paragraphs in enumerate(texts)
    ]
    with intake.writing():
        arrive(store, *entries, url=url, title=url)
        # Entries are handed out newest first; each is given its own text again.
        waiting = intake.undigested(DIGEST_VERSION, limit=count)
        by_guid = {entry.guid: text for entry, text in zip(entries, texts, strict=True)}
        intake.save_digests(
            {n: _digest(rng, by_guid[entry.guid]) for n, entry in waiting}
        )
        ids = [entry_id for entry_id, _ in waiting]
        for entry_id in ids:
            others = rng.sample(ids, min(5, len(ids)))
            kin = [(other, rng.random(), ("sleep", "risk")) for other in others]
            vector = {word: rng.random() for word in rng.sample(rare, 40)}
            kinship.save(entry_id, vector, [k for k in kin if k[0] != entry_id])


def _digest(rng: random.Random, paragraphs: Sequence[str]) -> Digest:
    sections = tuple(_sections(paragraphs))
    text = "\n".join(block.text for s in sections for block in s.blocks)
    return digested(
        text,
        rng.sample(_TOPICS, 4),
        version=DIGEST_VERSION,
        sections=sections,
        summary=Summary(CleanText(" ".join(paragraphs[0:1])[:300]), "extracted"),
    )


def _sections(paragraphs: Sequence[str]) -> Iterator[Section]:
    """Yield a lead, and a section with a heading for each two paragraphs after it."""
    for start in range(0, len(paragraphs), 2):
        blocks = [Block("paragraph", text) for text in paragraphs[start : start + 2]]
        title = " ".join(paragraphs[start].split()[:4]) if start else ""
        if title:
            blocks.insert(0, Block("heading", title, level=2))
        yield Section(
            title=CleanLine(title),
            level=2 if title else 0,
            kind="other" if title else "lead",
            markdown=CleanText("\n\n".join(block.text for block in blocks) + "\n\n"),
            blocks=tuple(blocks),
        )


def _text(rng: random.Random, said: Sequence[str]) -> list[str]:
    words = rng.randrange(500, 1250)
    return [" ".join(rng.choices(said, k=5)) for _ in range(max(2, words // 75))]


def _sentence(rng: random.Random, rare: Sequence[str], length: int) -> str:
    words = [
        rng.choice(_FREQUENT)
        if rng.random() < 0.75
        # Squared, so that the words at the front of the list come far more often.
        else rare[int(len(rare) * rng.random() ** 2)]
        for _ in range(length)
    ]
    words[rng.randrange(length)] = rng.choice(_TOPICS)
    return " ".join(words).capitalize() + "."


def _rare_words(rng: random.Random, count: int) -> list[str]:
    return [
        "".join(rng.choice(_SYLLABLES) for _ in range(rng.randrange(2, 5)))
        for _ in range(count)
    ]
