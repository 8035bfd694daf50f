"""What ships beside the code: the feeds to begin with, and the manual."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from click import Command, Group
from textual.binding import Binding

from reader.cli import main
from reader.cli.main import TOLD
from reader.cli.shapes import article_shape, entry_shape
from reader.config.paths import resource
from reader.config.settings import (
    DigestSettings,
    DisplaySettings,
    FetchSettings,
    LibrarySettings,
    Settings,
    parse_settings,
)
from reader.config.subscriptions import BUNDLED, parse_following
from reader.model import STUDIES, Article, CleanText, Subscription, Summary
from reader.store.asking.values import FIELDS, POSSESSIONS, READINESS, STATES
from reader.tui.screens.main_keys import MAIN_KEYS
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.pane import Pane
from reader.tui.widgets.sidebar import Sidebar
from tests.factories import make_entry

ATOM = "{http://www.w3.org/2005/Atom}"

TOPICS = [
    "start",
    "keys",
    "reading",
    "bookmarks",
    "marks",
    "search",
    "tags",
    "summaries",
    "feeds",
    "settings",
    "commands",
    "scripting",
    "moving",
    "sync",
    "privacy",
    "files",
    "building",
    "speed",
    "evidence",
    "sample",
]

CATEGORIES = {
    "Welcome",
    "Public bodies",
    "Research journals and preprints",
    "News",
    "Evidence and fact-checking",
    "Safety alerts",
}


@pytest.fixture(scope="module")
def feeds_text() -> str:
    return resource("feeds.toml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def feeds(feeds_text: str) -> tuple[Subscription, ...]:
    following = parse_following(feeds_text)
    assert following.problems == ()
    return following.subscriptions


@pytest.fixture(scope="module")
def manual() -> dict[str, ElementTree.Element]:
    """The manual's entries by topic, in their order."""
    content = resource("welcome.xml").read_bytes()
    root = ElementTree.fromstring(content)
    entries = root.findall(f"{ATOM}entry")
    return {text(entry, "id").rpartition(":")[2]: entry for entry in entries}


def text(element: ElementTree.Element, name: str) -> str:
    found = element.find(f"{ATOM}{name}")
    assert found is not None, name
    return found.text or ""


def test_the_manual_comes_first(feeds: tuple[Subscription, ...]) -> None:
    assert feeds[0].url == BUNDLED


def test_thirty_to_forty_feeds_ship(feeds: tuple[Subscription, ...]) -> None:
    assert 30 <= len(feeds) - 1 <= 40


def test_every_feed_has_a_title_and_stands_in_a_category(
    feeds: tuple[Subscription, ...],
) -> None:
    assert all(feed.title for feed in feeds)
    assert {feed.category for feed in feeds} == CATEGORIES


def test_every_address_is_encrypted_and_stands_once(
    feeds: tuple[Subscription, ...],
) -> None:
    urls = [feed.url for feed in feeds[1:]]

    assert {urlsplit(url).scheme for url in urls} == {"https"}
    assert len(urls) == len(set(urls))


def test_the_publisher_stands_beside_every_feed(
    feeds_text: str, feeds: tuple[Subscription, ...]
) -> None:
    named = re.findall(r"^\[\[feed\]\] # (\S.{2,})$", feeds_text, re.MULTILINE)

    assert len(named) == len(feeds)


def test_the_commented_searches_work_when_the_signs_are_taken_away(
    feeds_text: str,
) -> None:
    example = feeds_text[feeds_text.index("# [[search]]") :]

    following = parse_following(re.sub(r"(?m)^# ?", "", example))

    assert following.problems == ()
    assert len(following.searches) == 2


def test_every_topic_has_its_article(manual: dict[str, ElementTree.Element]) -> None:
    assert list(manual) == TOPICS


def test_the_manual_is_listed_in_the_order_in_which_it_is_read(
    manual: dict[str, ElementTree.Element],
) -> None:
    times = [text(entry, "published") for entry in manual.values()]

    assert times == sorted(times, reverse=True)
    assert len(set(times)) == len(times)
    assert len({time[:10] for time in times}) == 1


def test_every_article_of_the_manual_has_sections_and_an_author(
    manual: dict[str, ElementTree.Element],
) -> None:
    for topic, entry in manual.items():
        assert text(entry, "content").count("<h2>") >= 2, topic
        assert entry.findtext(f"{ATOM}author/{ATOM}name") == "wellread"


def test_the_html_of_the_manual_is_well_formed(
    manual: dict[str, ElementTree.Element],
) -> None:
    for entry in manual.values():
        html = f"<div>{text(entry, 'content')}</div>"
        ElementTree.fromstring(html)


@pytest.mark.parametrize(
    ("table", "section"),
    [
        ("fetch", FetchSettings),
        ("display", DisplaySettings),
        ("library", LibrarySettings),
        ("digest", DigestSettings),
    ],
)
def test_the_manual_explains_every_setting(
    manual: dict[str, ElementTree.Element], table: str, section: type[Any]
) -> None:
    html = text(manual["settings"], "content")

    assert f"<h2>[{table}]" in html
    for key in section._fields:
        assert f"<li><code>{key}</code>: " in html


def test_the_settings_that_the_manual_shows_are_the_defaults(
    manual: dict[str, ElementTree.Element],
) -> None:
    html = text(manual["settings"], "content")
    (shown,) = re.findall(r"<pre><code>(.*?)</code></pre>", html, re.DOTALL)

    assert parse_settings(shown) == Settings(keys={"entry.bookmark": "b"})


def test_the_manual_explains_every_key_of_a_feed(
    manual: dict[str, ElementTree.Element],
) -> None:
    html = text(manual["feeds"], "content")

    # The login is no key: it is what stands in an address before its host.
    for key in Subscription.__dataclass_fields__.keys() - {"login"}:
        assert re.search(rf"<(td|code)>{key}</", html), key


def test_the_manual_names_every_key(manual: dict[str, ElementTree.Element]) -> None:
    html = text(manual["keys"], "content")
    known = [*MAIN_KEYS, *ArticleView.BINDINGS, *Sidebar.BINDINGS, *Pane.BINDINGS]
    names = {binding.id for binding in known if isinstance(binding, Binding)}

    # Of the nine digits, the first stands for all.
    wanted = {name for name in names if name and not re.search(r"-[2-9]$", name)}
    assert wanted == {name for name in wanted if re.search(rf"[ >]{name}[,<]", html)}


def test_the_feed_that_the_manual_shows_can_be_pasted(
    manual: dict[str, ElementTree.Element],
) -> None:
    html = text(manual["feeds"], "content")
    blocks = re.findall(r"<pre><code>(.*?)</code></pre>", html, re.DOTALL)
    feed, watch, search, _ = blocks

    following = parse_following(f"{feed}\n{search}\n{watch}")

    assert following.problems == ()
    assert following.watched
    assert (len(following.subscriptions), len(following.searches)) == (1, 1)


def commands() -> dict[str, Command]:
    """Every command by what is typed for it."""
    found: dict[str, Command] = {}
    for name, command in main.commands().items():
        if isinstance(command, Group):
            found |= {f"{name} {n}": inner for n, inner in command.commands.items()}
        if not isinstance(command, Group) or command.invoke_without_command:
            found[name] = command
    return found


# Told once, above or below the tables, for all commands that have them.
COMMON = {"--json", "--pager", "--width", "--help"}


@pytest.mark.parametrize("name", commands())
def test_the_manual_tells_every_command_with_its_options(
    manual: dict[str, ElementTree.Element], name: str
) -> None:
    html = text(manual["commands"], "content")
    rows = [r for r in html.split("<tr>") if re.search(rf"<code>{name}[ <]", r)]
    rows.sort(key=lambda row: not row.startswith(f"<td><code>{name}"))
    assert rows, name
    options = {
        option
        for parameter in commands()[name].params
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option.startswith("--")
    }
    for option in options - COMMON:
        assert f"<code>{option}" in rows[0], f"{name} {option}"
    for option in COMMON:
        assert f"<code>{option}</code>" in html, option


def test_every_command_is_where_it_is_looked_for() -> None:
    for room, names in main.ROOMS.items():
        found = import_module(f"reader.cli.{room}").COMMANDS
        assert [command.name for command in found] == list(names), room


def test_the_help_lists_every_command_once_in_lines_that_fit() -> None:
    told = [name for section in TOLD.values() for name in section]
    assert sorted(told) == sorted(main.commands())
    lines = [f"  {name:<12}{what}" for s in TOLD.values() for name, what in s.items()]
    assert max(map(len, lines)) < 80


@pytest.mark.parametrize("name", commands())
def test_every_help_text_fits_and_every_option_is_explained(name: str) -> None:
    command = commands()[name]
    assert command.help, name
    assert command.get_short_help_str(200).endswith("."), name
    for parameter in command.params:
        if parameter.opts[0].startswith("-"):
            assert getattr(parameter, "help", None), f"{name} {parameter.name}"


def test_the_manual_tells_every_field_of_a_query_and_its_values(
    manual: dict[str, ElementTree.Element],
) -> None:
    html = text(manual["search"], "content")
    for field in FIELDS:
        assert re.search(rf"<code>{field}:", html), field
    for state in STATES:
        assert f"<code>is:{state}</code>" in html
    for thing in POSSESSIONS:
        assert f"<code>has:{thing}</code>" in html
    for kind in (*READINESS, *STUDIES):
        assert re.search(rf"\b{kind}\b", html), kind


def test_the_manual_tells_every_key_of_an_articles_json(
    manual: dict[str, ElementTree.Element],
) -> None:
    html = text(manual["scripting"], "content")
    empty = Article(entry=make_entry(), sections=(), summary=Summary(CleanText(""), ""))
    for key in (*entry_shape(empty.entry), *article_shape(empty, ())):
        assert f"<code>{key}</code>" in html, key


def test_the_manual_names_every_export(
    manual: dict[str, ElementTree.Element],
) -> None:
    html = text(manual["moving"], "content")
    exports = [n.removeprefix("export ") for n in commands() if n.startswith("export ")]
    assert len(exports) >= 7
    for kind in exports:
        assert re.search(rf"<code>(?:wellread export )?{kind}\b", html), kind


def test_no_article_of_the_manual_is_only_a_teaser(
    manual: dict[str, ElementTree.Element],
) -> None:
    for topic, entry in manual.items():
        words = re.sub(r"<[^>]+>", " ", text(entry, "content")).split()
        assert len(words) > 150, topic
        # Each but the practice piece ends by saying what it said.
        assert "<p>Summary: " in text(entry, "content") or topic == "keys"
