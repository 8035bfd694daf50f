"""OPML: what other readers write is understood, and what we write comes back equal."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.config.opml import NAMESPACE, read_opml, write_opml
from reader.config.subscriptions import SHORTEST_INTERVAL, parse_following
from reader.errors import ConfigError
from reader.model import Feed, FeedList, Following, SavedSearch, Subscription

A = 'type="rss" xmlUrl="https://a.example/feed"'


def opml(body: str, *, head: str = "", root: str = "") -> str:
    return f"<opml version='2.0'{root}><head>{head}</head><body>{body}</body></opml>"


def read(body: str, *, head: str = "", root: str = "") -> FeedList:
    return read_opml(opml(body, head=head, root=root).encode())


def only(body: str) -> Subscription:
    [subscription] = read(body).subscriptions
    return subscription


def reason(body: str) -> str:
    listed = read(body)
    assert listed.subscriptions == ()
    [(line, _, reason)] = listed.skipped
    assert line == 1
    return reason


def refusal(content: str | bytes) -> str:
    raw = content.encode() if isinstance(content, str) else content
    with pytest.raises(ConfigError) as caught:
        read_opml(raw, source="mine.opml")
    return str(caught.value)


@pytest.mark.parametrize("name", ["xmlUrl", "xmlurl", "XMLURL", "xmlURL"])
def test_names_are_read_in_any_case(name: str) -> None:
    feed = only(f'<outline TEXT="A" {name}="https://a.example/feed"/>')

    assert feed == Subscription(url="https://a.example/feed", title="A")


def test_text_names_a_feed_and_title_where_there_is_none() -> None:
    assert only(f'<outline {A} text="A" title="B"/>').title == "A"
    assert only(f'<outline {A} text=" " title=" B\n  b "/>').title == "B b"


def test_an_address_is_no_title() -> None:
    assert only(f'<outline {A} text="http://a.example/feed/"/>').title == ""


@pytest.mark.parametrize(
    ("body", "category"),
    [
        (f"<outline {A}/>", "Unsorted"),
        (f'<outline text=" Health "><outline {A}/></outline>', "Health"),
        (f'<outline title="Health"><outline {A}/></outline>', "Health"),
        (
            f'<outline text="Health"><outline text="Sleep"><outline {A}/>'
            "</outline></outline>",
            "Health/Sleep",
        ),
        (f'<outline><outline text="Sleep"><outline {A}/></outline></outline>', "Sleep"),
        (f'<outline {A} category=",, /Health/Sleep, x"/>', "Health/Sleep"),
        (f'<outline text="H"><outline {A} category="x"/></outline>', "H"),
        (
            f'<outline text="H"><outline text="F" xmlUrl="https://b.example">'
            f"<outline {A}/></outline></outline>",
            "H",
        ),
    ],
)
def test_folders_are_categories(body: str, category: str) -> None:
    categories = {s.url: s.category for s in read(body).subscriptions}

    assert categories["https://a.example/feed"] == category


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<outline text="x"/>', "names no feed"),
        ('<outline type="rss" xmlUrl=" "/>', "names no feed"),
        ('<outline HTMLurl="https://a.example"/>', "wellread follow https://a.example"),
        ('<outline type="link" url="https://a.example"/>', "names a page"),
        ('<outline type="lINk" url="https://a.example/l.OPML"/>', "another list"),
        ('<outline type="include" url="https://a.example/"/>', "another list"),
        ('<outline type="source" xmlUrl="https://a.example/"/>', "another list"),
        ('<outline xmlUrl="|~/fetch.py"/>', "must be an http or https address"),
        ('<outline xmlUrl="exec:~/fetch.py"/>', "must be an http or https address"),
        ('<outline xmlUrl="file:///etc/passwd"/>', "must be an http or https address"),
        ('<outline xmlUrl="~/mine.xml"/>', "must be an http or https address"),
        ('<outline xmlUrl="newsletter:4:a@b.example"/>', "must be an http or https"),
    ],
)
def test_what_is_left_out_is_told_with_why(body: str, said: str) -> None:
    assert said in reason(body)


def test_an_address_with_feed_before_it_is_one() -> None:
    assert only('<outline xmlUrl="feed://a.example/x"/>').url == "http://a.example/x"


def test_of_one_feed_in_two_places_the_first_stands() -> None:
    listed = read(
        f'<outline text="H"><outline {A}/></outline>\n'
        '<outline text="Again" xmlUrl="http://A.example/feed/"/>'
    )

    assert [s.category for s in listed.subscriptions] == ["H"]
    assert listed.skipped == ((2, "Again", "the same feed as in line 1"),)


def test_a_password_is_taken_out_of_an_address_and_of_every_remark() -> None:
    listed = read(
        '<outline xmlUrl="https://ann:secret@a.example/feed"/>'
        '<outline xmlUrl="https://ann:secret@a.example/feed/"/>'
        '<outline htmlUrl="https://ann:secret@b.example/"/>'
    )

    [feed] = listed.subscriptions
    assert (feed.url, feed.login) == ("https://a.example/feed", "ann:secret")
    assert "secret" not in repr(listed)


def test_outlines_in_the_head_are_none() -> None:
    assert read("", head=f"<body><outline {A}/></body>") == FeedList()


# Encodings and mending


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("declared", ["", "utf-8", "iso-8859-1", "nonsense"])
def test_unicode_is_read_whatever_is_declared(encoding: str, declared: str) -> None:
    head = f'<?xml version="1.0" encoding="{declared}"?>\n' if declared else ""
    text = head + opml(f'<outline {A} text="Größe – 健康"/>')

    [feed] = read_opml(text.encode(encoding)).subscriptions

    assert feed.title == "Größe – 健康"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("iso-8859-1", "iso-8859-1"),
        ("windows-1251", "windows-1251"),
        ("Shift_JIS", "shift_jis"),
        ("utf-8", "cp1252"),
        ("", "cp1252"),
        ("nonsense", "cp1252"),
    ],
)
def test_other_encodings_are_read_as_declared_or_as_windows_does(
    declared: str, encoding: str
) -> None:
    titles = {"windows-1251": "Здоровье", "shift_jis": "健康"}
    title = titles.get(encoding, "Santé")
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    text = head + opml(f'<outline {A} text="{title}"/>')

    [feed] = read_opml(text.encode(encoding)).subscriptions

    assert feed.title == title


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Q & A", "Q & A"),
        ("Q&A; more", "Q&A; more"),
        ("Q &amp; A", "Q & A"),
        ("caf&eacute; &hellip;", "café …"),
        ("a &LT; b", "a < b"),
        ("x &undefined; y", "x &undefined; y"),
        ("a\x0bb &#11; c", "ab c"),
        ("&#x4e2d;&#228;", "中ä"),
        ("1 < 2 > 0", "1 < 2 > 0"),
        ('The "Daily" news', 'The "Daily" news'),
        ('<a href="x" rel="y">z</a>', '<a href="x'),
    ],
)
def test_what_was_not_escaped_is_mended(written: str, title: str) -> None:
    body = f'<outline text="{written}" {A} description="<p>d</p>"/>'

    assert only(body).title == title


def test_what_was_mended_is_told_by_its_line() -> None:
    listed = read(f'<outline text="a"/>\n<outline\n text="The "A"" {A}/>\n')

    assert [s.title for s in listed.subscriptions] == ['The "A"']
    assert [skipped.line for skipped in listed.skipped] == [1, 2]


def test_prefixes_that_nobody_declared_are_no_error() -> None:
    assert only(f'<outline {A} foo:bar="x"/>').url == "https://a.example/feed"


def test_a_list_that_ends_too_early_is_read_up_to_there() -> None:
    whole = opml(f'<outline {A}/>\n<outline xmlUrl="https://b.example/feed"/>')
    cut = whole[: whole.index("b.example")]

    listed = read_opml(cut.encode())

    assert [s.url for s in listed.subscriptions] == ["https://a.example/feed"]
    assert "too early" in listed.skipped[0].reason


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "empty"),
        ("  \n", "empty"),
        ("hello", "line 1: syntax error"),
        ("<html><body/></html>", "line 1: not OPML: it begins with <html>"),
        ("\n<rss version='2.0'/>", "line 2: not OPML: it begins with <rss>"),
        (b"\x00\x01\x02", "line 1: "),
        (opml(f"<outline {A}>\n<outline {A}></b></outline>"), "line 2: mismatched tag"),
    ],
)
def test_what_is_no_opml_is_refused_by_file_and_line(
    content: str | bytes, said: str
) -> None:
    assert refusal(content).startswith(f"mine.opml: {said}")


# Bombs


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE o [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE o [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE o [<!ENTITY % a SYSTEM "http://127.0.0.1/x"> %a;]>',
    ],
)
def test_entities_are_refused(doctype: str) -> None:
    assert "declares an entity" in refusal(
        doctype + opml(f'<outline {A} text="&b;&a;"/>')
    )


def test_a_document_type_alone_is_no_reason_to_refuse() -> None:
    text = '<!DOCTYPE opml SYSTEM "opml.dtd">' + opml(f"<outline {A}/>")

    assert len(read_opml(text.encode()).subscriptions) == 1


def test_a_large_file_is_refused_unread() -> None:
    assert "larger than 4 MiB" in refusal(b"<opml>" + b" " * 4 * 2**20)


def test_too_many_feeds_are_refused() -> None:
    feeds = [f'<outline xmlUrl="https://a.example/{n}"/>' for n in range(5001)]

    assert "more than 5,000 feeds" in refusal(opml("".join(feeds)))
    assert len(read("".join(feeds[1:])).subscriptions) == 5000


def test_too_many_outlines_are_refused() -> None:
    assert "more than 50,000 outlines" in refusal(opml("<outline/>" * 50_001))


def test_deep_nesting_is_refused() -> None:
    def nested(depth: int) -> str:
        return opml('<outline text="x">' * depth + "</outline>" * depth)

    assert "nested more than 20 deep" in refusal(nested(19))
    assert read_opml(nested(18).encode()).subscriptions == ()
    assert "nested more than 20 deep" in refusal(nested(50_000))


@pytest.mark.parametrize(
    "text",
    [
        opml('<outline a="' * 50_000),
        opml("<outline " + 'a="b" ' * 100_000),
        opml("<outline " + 'a="<' * 100_000 + '"/>'),
        "&" * 400_000,
        "<!--" * 200_000,
        "<![CDATA[" * 400_000,
        '<?xml encoding="' * 200_000,
        opml('<outline text="' + '"' * 300_000 + '"/>'),
        opml("<outline " + " \n" * 500_000),
    ],
    ids=["open", "many", "brackets", "&", "<!--", "CDATA", "xml", "quotes", "blanks"],
)
def test_texts_made_to_take_long_are_read_or_refused(text: str) -> None:
    try:
        assert read_opml(text.encode()).subscriptions == ()
    except ConfigError as error:
        assert len(str(error)) < 400


@given(st.text(), st.booleans())
def test_any_text_is_read_or_refused_in_one_line(text: str, is_within: bool) -> None:
    content = opml(f'<outline text="{text}" {A}/>') if is_within else text
    try:
        read_opml(content.encode("utf-8", "replace"))
    except ConfigError as error:
        assert len(str(error).splitlines()) == 1


# Writing


FOLLOWING = Following(
    subscriptions=(
        Subscription(url="wellread:welcome", title="Welcome"),
        Subscription(url="https://a.example/feed?a=1&b=2", category="Health/Sleep"),
        Subscription(
            url="https://b.example/feed",
            title='The "B" & <co>',
            category="Health",
            full_text=True,
            every=21600,
            keep_if='sleep OR "long covid"',
        ),
        Subscription(url="https://c.example/feed", title="C"),
    ),
    searches=(SavedSearch(name="Trials", query="tag:sleep study:trial"),),
    watched=("semaglutide", "long covid"),
)


def known(url: str, title: str, link: str = "") -> Feed:
    return Feed(
        url=url,
        title=title,
        category="x",
        total=0,
        unread=0,
        refreshed_at=None,
        next_at=None,
        error="",
        errors_in_a_row=0,
        full_text=False,
        link=link,
    )


def test_other_readers_find_what_they_look_for() -> None:
    url = FOLLOWING.subscriptions[1].url
    feeds = {url: known(url, "Their A", "https://a.example/")}

    written = write_opml(FOLLOWING, feeds, created="Thu, 26 Nov 2026 14:00:00 GMT")
    root = ElementTree.fromstring(written)

    assert (root.tag, root.get("version")) == ("opml", "2.0")
    assert root.findtext("head/dateCreated") == "Thu, 26 Nov 2026 14:00:00 GMT"
    found = root.find("body/outline[@text='Health']/outline[@text='Sleep']/outline")
    assert found is not None
    plain = {name: value for name, value in found.items() if "{" not in name}
    assert plain == {
        "type": "rss",
        "text": "Their A",
        "title": "Their A",
        "xmlUrl": url,
        "htmlUrl": "https://a.example/",
    }
    outlines = root.findall(".//outline[@xmlUrl]")
    assert len(outlines) == 3
    assert "secret" not in written
    assert root.findall(f".//{{{NAMESPACE}}}search")[0].get("name") == "Trials"


def test_what_was_written_comes_back() -> None:
    listed = read_opml(write_opml(FOLLOWING, {}).encode())

    assert set(listed.subscriptions) == set(FOLLOWING.subscriptions[1:])
    assert listed.searches == FOLLOWING.searches
    assert listed.watched == FOLLOWING.watched
    assert listed.skipped == ()


# What feeds.toml lets through: one line, without controls, and stripped.
LINES = st.text(
    st.one_of(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]),
        st.sampled_from("\"'<>&/; \u00a0é"),
    ),
    max_size=30,
).filter(lambda text: not re.search("[\ufffe\uffff]", text))


@st.composite
def followings(draw: st.DrawFn) -> Following:
    """What can come out of a feeds.toml."""
    lines = []
    for number in range(draw(st.integers(0, 4))):
        lines.append(f'[[feed]]\nurl = "https://{number}.example/{number}?a=1&b=<2>"')
        for key in ("title", "category", "keep_if"):
            if value := draw(st.one_of(st.just(""), LINES, st.just("a/ b//"))):
                lines.append(f"{key} = {quoted(value)}")
        if draw(st.booleans()):
            lines.append("full_text = true")
        if draw(st.booleans()):
            every = draw(st.integers(SHORTEST_INTERVAL, 10**6))
            lines.append(f'every = "{every}s"')
    for _ in range(draw(st.integers(0, 2))):
        name, query = quoted(draw(LINES)), quoted(draw(LINES))
        lines.append(f"[[search]]\nname = {name}\nquery = {query}")
    terms = draw(st.lists(LINES, max_size=3))
    lines.append(f"[watch]\nterms = [{', '.join(map(quoted, terms))}]")
    return parse_following("\n".join(lines))


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


@given(followings(), LINES)
def test_every_following_comes_back_exactly(following: Following, title: str) -> None:
    feeds = {s.url: known(s.url, title) for s in following.subscriptions}

    written = write_opml(following, feeds)
    listed = read_opml(written.encode())

    assert sorted(listed.subscriptions, key=str) == sorted(
        following.subscriptions, key=str
    )
    assert listed.searches == following.searches
    assert listed.watched == following.watched
    assert listed.skipped == ()
    ElementTree.fromstring(written)
