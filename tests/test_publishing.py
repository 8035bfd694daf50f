"""Books and citations: what is exported can be opened by what it is made for."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from posixpath import dirname, join, normpath
from xml.etree import ElementTree

import pytest

from reader import Library, Query
from reader.cli.main import run
from tests.conftest import follow
from tests.stories import printed, publish, sentences
from tests.web import Web, rss

Said = pytest.CaptureFixture[str]
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
HTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"

TEXT = (
    "<p>Seven hours &amp; a <b>long</b> life; see <a href='https://a.example/?x=1&amp;y'>"
    "it</a>.</p><h2>What they did &lt;then&gt;</h2><ul><li>asked<ul><li>twice</li></ul>"
    "</li></ul><blockquote><p>So it is.</p></blockquote><pre>x &lt; y</pre>"
)


@pytest.fixture
def filled(home: Path, web: Web) -> Path:
    entries = [("1", "Sleep &amp; life", TEXT), ("2", "Measles, p &lt; 0.05", TEXT)]
    web.pages["/feed"] = rss("Health News", entries)
    follow(home, web.url("/feed"))
    assert run(["refresh"]) == 0
    assert run(["note", "1", "Ask about <this>.\n\nSoon."]) == 0
    return home


@pytest.fixture
def book(filled: Path, tmp_path: Path) -> zipfile.ZipFile:
    file = tmp_path / "book.epub"
    assert run(["export", "epub", str(file)]) == 0
    return zipfile.ZipFile(file)


def page(book: zipfile.ZipFile, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(book.read(name))


def package_of(book: zipfile.ZipFile) -> tuple[str, ElementTree.Element]:
    container = page(book, "META-INF/container.xml")
    [rootfile] = container.iter(f"{CONTAINER}rootfile")
    assert rootfile.get("media-type") == "application/oebps-package+xml"
    name = rootfile.attrib["full-path"]
    return name, page(book, name)


def test_the_first_member_says_what_it_is(book: zipfile.ZipFile) -> None:
    first = book.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert first.extra == b""
    assert book.read(first) == b"application/epub+zip"
    raw = Path(str(book.filename)).read_bytes()
    assert raw[30:58] == b"mimetypeapplication/epub+zip"
    assert book.testzip() is None


def test_every_member_is_in_the_manifest_and_every_page_in_the_spine(
    book: zipfile.ZipFile,
) -> None:
    name, package = package_of(book)
    assert package.get("version") == "3.0"
    identifier = package.get("unique-identifier")
    items = {i.attrib["id"]: i for i in package.iter(f"{OPF}item")}
    [number] = package.iter(f"{DC}identifier")
    assert number.get("id") == identifier
    assert (number.text or "").startswith("urn:uuid:")
    assert [e.text for e in package.iter(f"{DC}language")] == ["en"]
    [modified] = [
        e.text
        for e in package.iter(f"{OPF}meta")
        if e.get("property") == "dcterms:modified"
    ]
    assert modified is not None
    assert modified.endswith("Z")
    there = {normpath(join(dirname(name), i.attrib["href"])) for i in items.values()}
    assert there == set(book.namelist()) - {"mimetype", "META-INF/container.xml", name}
    pages = {k for k, i in items.items() if "xhtml" in i.attrib["media-type"]}
    assert {i.attrib["idref"] for i in package.iter(f"{OPF}itemref")} == pages
    [nav] = [i for i in items.values() if i.get("properties") == "nav"]
    assert nav.attrib["href"] == "nav.xhtml"


def test_every_link_within_the_book_leads_somewhere(book: zipfile.ZipFile) -> None:
    pages = {n: page(book, n) for n in book.namelist() if n.endswith(".xhtml")}
    ids = {
        f"{name}#{element.attrib['id']}"
        for name, root in pages.items()
        for element in root.iter()
        if "id" in element.attrib
    }
    links = 0
    for name, root in pages.items():
        for element in root.iter(f"{HTML}a"):
            href = element.attrib["href"]
            if "://" not in href:
                links += 1
                target = normpath(join(dirname(name), href))
                assert target in (ids | set(pages))
    assert links >= 7
    [toc] = [n for n in pages["EPUB/nav.xhtml"].iter() if n.get(TYPE) == "toc"]
    told = "".join(toc.itertext())
    assert "What they did <then>" in told


def test_the_cover_lists_what_the_pages_hold(book: zipfile.ZipFile) -> None:
    cover = "".join(page(book, "EPUB/cover.xhtml").itertext())
    assert "Sleep & life" in cover
    assert "Measles, p < 0.05" in cover
    first = page(book, "EPUB/article-0001.xhtml")
    [title] = first.iter(f"{HTML}h1")
    assert title.text == "Measles, p < 0.05"
    second = "".join(page(book, "EPUB/article-0002.xhtml").itertext())
    for piece in ("Seven hours & a long life", "twice", "x < y"):
        assert piece in second
    assert "Ask about <this>." in "".join(first.itertext()) + second


def test_a_book_replaces_nothing_and_an_empty_one_is_not_made(
    filled: Path, tmp_path: Path
) -> None:
    file = tmp_path / "there.epub"
    file.write_text("mine")
    assert run(["export", "epub", str(file)]) == 2
    assert file.read_text() == "mine"
    assert run(["export", "epub", "-"]) == 2
    other = tmp_path / "other.epub"
    assert run(["export", "epub", "nothingofthekind", str(other)]) == 1
    assert not other.exists()
    assert list(tmp_path.glob(".*.part")) == []
    assert run(["export", "epub", "title:sleep", str(other), "--title", "Nights"]) == 0
    with zipfile.ZipFile(other) as book:
        _, package = package_of(book)
        assert [e.text for e in package.iter(f"{DC}title")] == ["Nights"]
        assert len([n for n in book.namelist() if "article-" in n]) == 1


def test_the_manual_makes_a_whole_book(home: Path, tmp_path: Path) -> None:
    (home / "feeds.toml").write_text('[[feed]]\nurl = "wellread:welcome"\n')
    file = tmp_path / "manual.epub"
    assert run(["export", "epub", str(file)]) == 0
    with zipfile.ZipFile(file) as book:
        for name in book.namelist():
            if name.endswith((".xhtml", ".opf", ".xml")):
                ElementTree.fromstring(book.read(name))


def test_citations_go_to_stdout_or_to_a_new_file(
    filled: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    capsysbinary.readouterr()
    assert run(["export", "csl"]) == 0
    found = json.loads(capsysbinary.readouterr().out)
    assert {item["title"] for item in found} == {"Sleep & life", "Measles, p < 0.05"}
    assert run(["export", "csl", "nothingofthekind"]) == 0
    assert json.loads(capsysbinary.readouterr().out) == []
    file = tmp_path / "cited.bib"
    assert run(["export", "bibtex", "title:sleep", "-o", str(file)]) == 0
    assert f"written to {file}" in capsysbinary.readouterr().err.decode()
    assert file.read_text().count("@misc{") == 1
    assert run(["export", "bibtex", "-o", str(file)]) == 2
    assert run(["export", "ris"]) == 0
    assert capsysbinary.readouterr().out.count(b"ER  - \r\n") == 2


@pytest.fixture
def twice(home: Path, web: Web) -> Path:
    """A library with one story in three feeds, and another one."""
    follow(home, *(web.url(f"/{name}") for name in ("agency", "paper", "post")))
    story = sentences(1)
    publish(
        web,
        agency=[printed("agency", "1", "The story", story)],
        paper=[printed("paper", "1", "The same", story)],
        post=[
            printed("post", "1", "Again", story),
            printed("post", "2", "Another", sentences(3)),
        ],
    )
    assert run(["refresh"]) == 0
    return home


def exported(form: str, folder: Path, capsys: Said, *options: str) -> tuple[int, str]:
    """How many articles an export has, and what it said."""
    capsys.readouterr()
    if form == "markdown":
        assert run(["export", form, str(folder), *options]) == 0
        return len([*folder.iterdir()]), capsys.readouterr().err
    if form == "epub":
        assert run(["export", form, str(folder / "a.epub"), *options]) == 0
        with zipfile.ZipFile(folder / "a.epub") as book:
            pages = [name for name in book.namelist() if "article-" in name]
        return len(pages), capsys.readouterr().err
    assert run(["export", form, *options]) == 0
    out, err = capsys.readouterr()
    return (len(json.loads(out)) if form == "csl" else out.count("TY  - ")), err


@pytest.mark.parametrize("form", ["epub", "markdown", "csl", "ris"])
def test_a_story_is_exported_once_but_nothing_that_is_somebodys_own_is_left_out(
    twice: Path, tmp_path: Path, capsys: Said, form: str
) -> None:
    def export(name: str, *options: str) -> tuple[int, str]:
        folder = tmp_path / name
        folder.mkdir()
        return exported(form, folder, capsys, *options)

    number, told = export("once")
    assert (number, "2 copies were left out" in told) == (2, True)
    number, told = export("all", "--copies")
    assert (number, "left out" in told) == (4, False)
    with Library.open() as library:
        shown, *copies = library.entries(Query(text="-title:another"))
        library.bookmark(copies[0].id)
        library.write_note(copies[1].id, "Mine")
        library.bookmark(shown.id)
    assert export("kept")[0] == 4
    with Library.open() as library:
        library.undo()
        library.undo()
    number, told = export("one kept")
    assert (number, "1 copy was left out" in told) == (3, True)
    (twice / "settings.toml").write_text("[display]\ngroup_copies = false\n")
    assert export("as set")[0] == 4
