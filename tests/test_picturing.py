"""Images: named by the text, fetched one by one and only when somebody asks."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from reader.cli.main import run
from reader.errors import FetchError, PictureError
from reader.library import Library
from reader.model import Entry, Figure, Query
from tests.conftest import follow
from tests.making_images import GIF, png
from tests.web import Web, rss


@pytest.fixture
def library(home: Path, web: Web) -> Library:
    """Two articles with images, and what those are."""
    text = "<p>Seven hours of sleep were linked to a longer life in 1,240 adults.</p>"
    shown = (
        f'<img src="{web.url("/a.png")}" alt="A ward at night">'
        f'<figure><img src="{web.url("/b.gif")}"><figcaption>Beds</figcaption></figure>'
    )
    items = [("1", "Sleep", text + shown + text), ("2", "Naps", text + shown + text)]
    web.pages["/feed"] = rss("Health News", items, web.base)
    web.pages["/a.png"], web.types["/a.png"] = png(40, 20), "image/png"
    web.pages["/b.gif"], web.types["/b.gif"] = GIF, "application/octet-stream"
    follow(home, web.url("/feed"))
    assert run(["refresh"]) == 0
    web.asked.clear()
    return Library.open()


def about(library: Library, title: str) -> tuple[Entry, tuple[Figure, ...]]:
    [entry] = [e for e in library.entries(Query()) if e.title == title]
    return entry, library.article(entry.id).figures


def test_a_text_names_its_images_and_nothing_is_fetched(
    library: Library, web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    entry, figures = about(library, "Sleep")
    assert [figure.caption for figure in figures] == ["A ward at night", "Beds"]
    capsys.readouterr()
    assert run(["image", str(entry.id)]) == 0
    assert "A ward at night" in capsys.readouterr().out
    assert web.asked == []
    assert not library.paths.images.exists()


def test_one_image_is_fetched_once_and_kept_private(library: Library, web: Web) -> None:
    entry, figures = about(library, "Sleep")
    picture = library.picturing.fetch(entry, figures[0])
    assert (picture.facts.kind, picture.facts.width) == ("png", 40)
    assert picture.is_new
    assert Path(picture.path).read_bytes() == png(40, 20)
    assert stat.S_IMODE(Path(picture.path).stat().st_mode) == 0o600
    again = library.picturing.fetch(entry, figures[0])
    assert again == picture._replace(is_new=False)
    assert web.asked == ["/a.png"]


def test_those_of_bookmarks_stay_and_others_go(library: Library) -> None:
    (sleep, figures), (naps, _) = about(library, "Sleep"), about(library, "Naps")
    first = library.picturing.fetch(sleep, figures[0])
    library.picturing.fetch(naps, figures[0])
    assert not Path(first.path).exists()
    library.bookmark(naps.id)
    library.picturing.fetch(sleep, figures[0])
    kept = sorted(
        path.name.partition("-")[0] for path in library.paths.images.iterdir()
    )
    assert kept == sorted([str(sleep.id), str(naps.id)])


def test_what_is_erased_goes_with_its_images(library: Library) -> None:
    (sleep, figures), (naps, _) = about(library, "Sleep"), about(library, "Naps")
    library.bookmark(sleep.id, naps.id)
    erased = library.picturing.fetch(sleep, figures[0])
    kept = library.picturing.fetch(naps, figures[0])
    library.close()
    assert run(["forget", str(sleep.id), "--yes", "--bookmarked"]) == 0
    assert not Path(erased.path).exists()
    assert Path(kept.path).exists()


@pytest.mark.parametrize(
    ("content", "kind", "why"),
    [
        (b"<svg/>", "image/svg+xml", "no PNG"),
        (png(9000, 9000, is_whole=False), "image/png", "9,000 × 9,000 pixels"),
        (png(4, 4), "text/html; charset=utf-8", "text/html"),
        (b"", "image/png", "no PNG"),
    ],
)
def test_what_is_no_image_is_refused_and_not_kept(
    library: Library, web: Web, content: bytes, kind: str, why: str
) -> None:
    entry, figures = about(library, "Sleep")
    web.pages["/a.png"], web.types["/a.png"] = content, kind
    with pytest.raises(PictureError, match=why):
        library.picturing.fetch(entry, figures[0])
    assert not library.paths.images.exists()


def test_an_image_may_not_be_too_large_nor_private(library: Library, web: Web) -> None:
    entry, figures = about(library, "Sleep")
    web.pages["/a.png"] = png(4, 4) + b"\0" * (8 * 2**20)
    with pytest.raises(FetchError, match="larger than"):
        library.picturing.fetch(entry, figures[0])
    elsewhere = Figure("A router", "http://127.0.0.2:1/logo.png")
    with pytest.raises(FetchError):
        library.picturing.fetch(entry, elsewhere)
    local = Figure("A file", "file:///etc/hostname")
    with pytest.raises(FetchError):
        library.picturing.fetch(entry, local)


def test_a_script_gets_the_file(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    entry, _ = about(library, "Sleep")
    capsys.readouterr()
    assert run(["image", str(entry.id), "2", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["kind"], told["caption"], told["is_new"]) == ("gif", "Beds", True)
    assert Path(told["path"]).read_bytes() == GIF
    assert run(["image", str(entry.id), "3"]) == 1
    assert f"article {entry.id} has 2 images" in capsys.readouterr().err
