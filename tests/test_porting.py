"""Export and import: what is written is read back equal, and nothing here is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from reader import Library, Query
from reader.cli.main import run
from reader.core.clean import clean_line, clean_text
from reader.core.name import name
from reader.errors import StoreError
from reader.library.porting import bring, records
from reader.model import Following, Page, SavedSearch
from reader.store.forget import delete, leave_word
from reader.store.store import Store
from reader.store.texts import page_blob
from tests.conftest import follow
from tests.store import making
from tests.store.making import LATER, NOW

Said = pytest.CaptureFixture[str]
FOLLOWING = Following(searches=(SavedSearch(name="s", query="sleep"),), watched=("x",))
LINES = st.text(max_size=30).map(clean_line)
TEXTS = st.text(max_size=60).map(clean_text)
MADE = st.fixed_dictionaries(
    {
        "title": LINES,
        "html": st.text(max_size=60).map(
            lambda text: text.encode("utf-8", "ignore").decode()
        ),
        "read": st.booleans(),
        "kept": st.booleans(),
        "note": TEXTS,
        "tags": st.lists(st.sampled_from(["mine", "later"]), unique=True),
        "place": st.none() | st.integers(0, 9),
    }
)


@cache
def empty() -> bytes:
    """An empty library; to make one takes longer than all that a law does with it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        Store.open(path).close()
        return path.read_bytes()


@contextmanager
def a_store() -> Iterator[Store]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        path.write_bytes(empty())
        with Store.open(path) as store:
            yield store


def written(store: Store, query: Query | None = None) -> list[bytes]:
    found = records(store, FOLLOWING, query)
    return [json.dumps(record).encode() for record in found]


def make(store: Store, articles: list[dict[str, Any]]) -> None:
    making.follow(store)
    entries = [
        making.parsed(str(n), title=a["title"], html=a["html"])
        for n, a in enumerate(articles)
    ]
    making.arrive(store, *entries)
    making.digest(store, "What it says.")
    numbers = {e.link.rpartition("/")[2]: e.id for e in store.entries(Query())}
    for n, article in enumerate(articles):
        entry_id = numbers[str(n)]
        store.mark_read([entry_id], article["read"], at=NOW)
        store.bookmark([entry_id], article["kept"], at=NOW)
        store.set_note(entry_id, article["note"], at=NOW)
        store.tag([entry_id], article["tags"], True, at=NOW)
        if article["place"] is not None:
            store.remember_position(entry_id, article["place"], 0, at=NOW)


@settings(max_examples=20, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.lists(MADE, max_size=3))
def test_what_is_exported_and_imported_is_exported_equal(
    articles: list[dict[str, Any]],
) -> None:
    with a_store() as store, a_store() as other:
        make(store, articles)
        lines = written(store)
        making.follow(other)
        brought = bring(other, lines)
        assert brought.problems == ()
        assert brought.taken.entries == len(articles)
        making.digest(other, "What it says.")
        assert written(other) == lines
        assert brought.searches == FOLLOWING.searches
        assert brought.watched == FOLLOWING.watched
        assert bring(other, lines).taken == (0, 0)


def forgotten(lines: list[bytes]) -> list[bytes]:
    return [line for line in lines if line.startswith(b'{"type": "forgotten"')]


def article(**made: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        **{"title": clean_line("A"), "html": "<p>a</p>", "read": False},
        **{"kept": False, "note": "", "tags": [], "place": None},
    }
    return plain | made


def test_nothing_of_a_long_title_is_lost_on_the_way() -> None:
    long = clean_line("word " * 390, limit=2000)
    with a_store() as store, a_store() as other:
        make(store, [article(title=long, kept=True)])
        lines = written(store)
        making.follow(other)
        bring(other, lines)
        assert [entry.title for entry in other.entries(Query())] == [long]
        making.digest(other, "What it says.")
        assert written(other) == lines


def test_marks_are_merged_and_what_is_here_stays() -> None:
    with a_store() as store, a_store() as other:
        make(store, [article(read=True, note="theirs"), article(kept=True)])
        make(other, [article(kept=True, note="mine"), article(tags=["later"])])
        assert bring(other, written(store)).taken == (0, 2)
        first, second = sorted(other.entries(Query()), key=lambda e: e.link)
        assert (first.is_read, first.is_bookmarked, second.is_bookmarked) == (True,) * 3
        assert other.note(first.id) == "mine"
        assert "later" in [tag.name for tag in second.tags]


def test_a_note_and_a_tag_are_found_where_they_come_to() -> None:
    with a_store() as store, a_store() as other:
        make(store, [article(note="xylophone", tags=["mine"], kept=True)])
        bring(other, written(store))
        assert other.count(Query(text="xylophone")) == 1
        assert other.count(Query(tag="mine")) == 1


def test_what_it_said_earlier_and_its_page_go_along() -> None:
    with a_store() as store, a_store() as other:
        make(store, [article(kept=True)])
        making.arrive(store, making.parsed("0", html="<p>Otherwise.</p>"), at=LATER)
        making.digest(store, "Quite another text it is.")
        page = Page(link="https://news.example/0", html="<p>All of it.</p>")
        with store.connection.writing():
            store.connection.run(
                "INSERT INTO pages (entry_id, found, reason, fetched_at, tries) "
                "VALUES (1, ?, '', 5, 1)",
                (page_blob(page),),
            )
        lines = written(store)
        making.follow(other)
        assert bring(other, lines).problems == ()
        making.digest(other, "Quite another text it is.")
        assert written(other) == lines
        assert bring(other, lines).taken == (0, 0)
        revised = "SELECT revised_at FROM entries"
        assert other.connection.value(revised) == store.connection.value(revised)
        assert other.connection.value("SELECT count(*) FROM revisions") == 1


def test_what_was_forgotten_here_is_not_brought_back() -> None:
    from reader.store.forget import entry_meant, forget

    with a_store() as store:
        make(store, [article(), article()])
        lines = written(store)
        meant = entry_meant(store.connection, 1)
        assert meant is not None
        forget(store.connection, meant)
        assert bring(store, lines).taken.entries == 0


def test_what_was_let_go_there_does_not_come_back_here() -> None:
    with a_store() as store, a_store() as other:
        make(store, [article(), article(), article()])
        with store.connection.writing():
            leave_word(store.connection, [2])
            delete(store.connection, [2])
        lines = written(store)
        # What is here already stays.
        making.follow(other)
        entries = [making.parsed(str(n), title=article()["title"]) for n in range(4)]
        making.arrive(other, entries[0])
        assert bring(other, lines).taken.entries == 1
        assert bring(other, lines).problems == ()
        assert forgotten(written(other)) == forgotten(lines) != []
        making.arrive(other, *entries)
        links = {entry.link[-1] for entry in other.entries(Query())}
        assert links == {"0", "2", "3"}


def test_what_is_here_is_not_made_to_go_by_what_went_elsewhere() -> None:
    with a_store() as store, a_store() as other:
        make(store, [article()])
        make(other, [article()])
        with store.connection.writing():
            leave_word(store.connection, [1])
            delete(store.connection, [1])
        bring(other, written(store))
        changed = making.parsed("0", title=article()["title"], html="<p>Changed.</p>")
        assert making.arrive(other, changed).changed == 1


def test_another_guid_is_seen_through_in_the_library_it_comes_to() -> None:
    """A feed has another number there, which must not matter."""
    with a_store() as store, a_store() as other:
        make(store, [article(html="")])
        making.follow(other, "https://first.example/", "https://second.example/")
        bring(other, written(store))
        making.follow(other)
        again = making.parsed("0", title=article()["title"], html="")
        renamed = replace(again, guid="tag:moved,2026:0")
        assert making.arrive(other, renamed).new == 0


def test_a_query_exports_its_answer_alone() -> None:
    with a_store() as store:
        make(store, [article(kept=True), article()])
        found = [json.loads(line) for line in written(store, Query(bookmarked=True))]
        assert [r["type"] for r in found] == ["wellread", "feed", "entry"]
        assert found[2]["is_bookmarked"]


@pytest.mark.parametrize(
    "line",
    [
        b"{",
        b"[1]",
        b'{"type": "entry"}',
        b'{"type": "entry", "feed_url": "javascript:alert(1)", "known_by": {}}',
        b'{"type": "feed", "url": "file:///etc/passwd"}',
        pytest.param(b'{"a": ' * 5000, id="nested"),
        b"\xff\xfe",
    ],
)
def test_a_line_that_makes_no_sense_costs_only_itself(line: bytes) -> None:
    with a_store() as other:
        first, *rest = one()
        brought = bring(other, [first, line, *rest])
        assert brought.taken.entries == 1
        [problem] = brought.problems
        assert problem.startswith("line 2: ")
        assert "\n" not in problem


@cache
def one() -> list[bytes]:
    """The lines of a library with one article, kept and noted."""
    with a_store() as store:
        make(store, [article(kept=True, note="n")])
        return written(store)


@settings(max_examples=40)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=9),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.text(max_size=5), inner, max_size=3)
        ),
    ),
    st.sampled_from(
        ["title", "link", "published", "source", "marks", "known_by", "feed_url"]
    ),
)
def test_whatever_stands_in_an_entry_it_is_told_or_taken(value: Any, key: str) -> None:
    with a_store() as other:
        lines = [json.loads(line) for line in one()]
        lines[-1][key] = value
        brought = bring(other, [json.dumps(line).encode() for line in lines])
        assert brought.taken.entries + len(brought.problems) == 1
        making.digest(other)
        assert other.connection.value("PRAGMA integrity_check") == "ok"


def test_what_would_move_a_terminal_is_left_behind() -> None:
    with a_store() as other:
        lines = [
            line.replace(b'"A"', b'"A\\u001b]52;c;eA==\\u0007"').replace(
                b'"text": "n"', b'"text": "n\\u001b[2J"'
            )
            for line in one()
        ]
        bring(other, lines)
        [entry] = other.connection.rows("SELECT id, title FROM entries")
        assert "\x1b" not in entry["title"]
        assert other.note(entry["id"]) == "n[2J"


@pytest.mark.parametrize(
    ("first", "said"),
    [(b'{"type": "wellread", "format": 99}', "newer"), (b"<opml/>", "no library")],
)
def test_another_kind_of_file_is_refused(first: bytes, said: str) -> None:
    with a_store() as store, pytest.raises(StoreError, match=said):
        bring(store, [first])


@pytest.fixture
def filled(home: Path) -> Path:
    follow(home, making.URL)
    with Library.open() as library:
        make(
            library._store,
            [article(title=clean_line("../A: b?"), note="hm"), article()],
        )
    return home


def test_a_library_moves_to_another_folder_by_command(
    filled: Path, tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "out.jsonl"
    assert run(["export", "json", "--output", str(file)]) == 0
    assert f"2 written to {file}" in capsys.readouterr().err, "articles, not lines"
    assert file.stat().st_mode & 0o077 == 0
    assert run(["export", "json", "--output", str(file)]) == 2
    (tmp_path / "new").mkdir()
    follow(tmp_path / "new", making.URL)
    monkeypatch.setenv("WELLREAD_HOME", str(tmp_path / "new"))
    assert run(["import", str(file)]) == 0
    assert run(["import", str(file)]) == 0
    assert "0 articles and 0 marks" in capsys.readouterr().err
    assert run(["import", str(tmp_path / "nothing")]) == 2
    assert run(["export", "json", "hm"]) == 0
    exported = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert exported[-1]["marks"]["notes"][0]["text"] == "hm"
    assert exported[-1]["markdown"].strip() == "a"


def test_markdown_files_never_replace_or_follow_anything(
    filled: Path, tmp_path: Path
) -> None:
    folder, secret = tmp_path / "out", tmp_path / "secret"
    secret.write_text("mine")
    assert run(["export", "markdown", str(folder)]) == 0
    [noted] = folder.glob("a-b-*.md")
    text = noted.read_text()
    assert text.startswith('---\ntitle: "../A: b?"\n')
    assert text.endswith("\n---\n\nhm\n")
    noted.unlink()
    noted.symlink_to(secret)
    assert run(["export", "markdown", str(folder)]) == 0
    assert secret.read_text() == "mine"
    assert run(["export", "markdown", str(secret)]) == 2


@given(st.text(), st.integers(1, 10**9))
def test_a_files_name_is_safe_on_every_system(title: str, number: int) -> None:
    made = name(title, number, ".md")
    assert len(made.encode()) <= 80
    assert made.endswith(f"-{number}.md")
    assert not set(made) & set('/\\:*?"<>|\0. \n') - {"."}
    assert made.count(".") == 1
    assert made[0].isalnum()


@pytest.mark.parametrize("title", ["CON", "nul", "com1", "", "../..", "-rf", ".bashrc"])
def test_no_title_makes_a_device_an_option_or_a_hidden_file(title: str) -> None:
    made = name(title, 7, ".md")
    assert made.partition("-")[0] in {"article", "rf", "bashrc"}
