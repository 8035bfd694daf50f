"""One story in several feeds: found when it is understood, only looked up later."""

from __future__ import annotations

import cProfile
import pstats
from pathlib import Path

from reader import Library
from reader.core.digest import digest
from reader.ingest import keep
from reader.model import CleanLine, Entry
from reader.relating import Relating
from reader.store.store import Store
from tests.conftest import follow
from tests.store import making
from tests.stories import WORDS, item, paragraphs, printed, publish, sentences
from tests.web import Web


def _read(home: Path, web: Web, **feeds: list[str]) -> Library:
    publish(web, **feeds)
    follow(home, *(web.url(f"/{name}") for name in feeds))
    library = Library.open()
    list(library.refresh())
    return library


def _titled(library: Library) -> dict[str, Entry]:
    return {entry.title: entry for entry in library.entries()}


def test_a_story_that_others_print_is_grouped_and_labelled(
    home: Path, web: Web
) -> None:
    story = sentences(1)
    with _read(
        home,
        web,
        agency=[printed("agency", "1", "Sleep and the heart", story)],
        paper=[printed("paper", "1", "Sleep well, live long", story[:15])],
        other=[printed("other", "1", "Sleep and coffee", sentences(2))],
    ) as library:
        entries = _titled(library)
        whole, half = entries["Sleep and the heart"], entries["Sleep well, live long"]
        assert (whole.copies, half.copies) == (1, 1)
        [copy] = library.copies(half.id)
        assert (copy.entry.id, copy.is_copy) == (whole.id, True)
        assert copy.share > 0.95
        assert 0.4 < library.copies(whole.id)[0].share < 0.6
        assert library.copies(entries["Sleep and coffee"].id) == []
        assert half.id not in [r.entry.id for r in library.related(whole.id)]


def test_related_tells_each_story_once(home: Path, web: Web) -> None:
    story, like = sentences(1), sentences(3)[:10]
    papers = {
        f"paper{n}": [printed(f"paper{n}", "1", f"Printed {n}", story + like)]
        for n in range(4)
    }
    with _read(
        home, web, own=[printed("own", "1", "Mine", sentences(5) + like)], **papers
    ) as library:
        mine = _titled(library)["Mine"]
        related = [r.entry.title for r in library.related(mine.id)]
        assert len([title for title in related if title.startswith("Printed")]) == 1


def test_one_publisher_has_no_copies_of_its_own(home: Path, web: Web) -> None:
    story = sentences(1)
    with _read(
        home,
        web,
        sleep=[printed("www.paper", "1", "Sleep well", story)],
        hearts=[printed("hearts.paper", "2", "Sleep, again", story)],
    ) as library:
        assert [entry.copies for entry in library.entries()] == [0, 0]


def test_one_page_in_two_feeds_is_one(home: Path, web: Web) -> None:
    story = paragraphs(sentences(1))
    page = "https://paper.example/sleep"
    with _read(
        home,
        web,
        all=[item("1", "Sleep", story, f"{page}?utm_source=all")],
        some=[item("9", "Sleep", "<p>Short.</p>", f"{page}/")],
    ) as library:
        assert [entry.copies for entry in library.entries()] == [1, 1]


def test_what_a_feed_repeats_makes_nothing_alike(home: Path, web: Web) -> None:
    about = [
        f"The institute of letters has {n} rooms for its guests." for n in range(9)
    ]
    items = [
        printed("press", str(n), f"News {n}", sentences(n, 9) + about) for n in range(5)
    ]
    with _read(home, web, press=items) as library:
        for entry in library.entries():
            assert entry.words < 9 * 17
            assert "institute" not in entry.summary
            for related in library.related(entry.id):
                assert "rooms" not in related.why
                assert "institute" not in related.why
            assert "institute" in library.article(entry.id).markdown


def test_one_more_copy_costs_no_more_where_there_are_many(tmp_path: Path) -> None:
    hosts = [f"https://h{n}.example" for n in range(36)]
    with Store.open(tmp_path / "library.db") as store:
        intake, relating = making.follow(store, *hosts), Relating(store)

        def cost(host: str, guid: str, said: list[str]) -> int:
            link, title = f"{host}/{guid}", CleanLine(f"Sleep {said[0]}")
            html = paragraphs(said)
            entry = making.parsed(guid, link=link, title=title, html=html)
            making.arrive(store, entry, url=host)
            made = {number: digest(e) for number, e in intake.undigested(1, limit=9)}
            with cProfile.Profile() as profile:
                keep(intake, relating, made)
            return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]

        for n in range(100):
            strange = sentences(n + 2, words=[f"{word}{n}" for word in WORDS])
            cost(hosts[0], f"other-{n}", strange)
        costs = [cost(host, "story", sentences(1)) for host in hosts]
        sql = "SELECT count(*) FROM entries WHERE copy_group > 0 GROUP BY copy_group"
        assert [row[0] for row in store.connection.rows(sql)] == [36]
    assert costs[-1] < 2 * costs[16]
