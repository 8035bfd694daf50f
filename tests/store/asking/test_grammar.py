"""The grammar: any text is a query, says what it seems to say, and hints where not."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.store.asking.grammar import read
from reader.store.asking.telling import explain
from reader.store.asking.tree import (
    All,
    Either,
    Field,
    Moment,
    Node,
    Not,
    Span,
    Words,
    no_kin,
)

PIECES = (
    "sleep nap's “ ” \" - -- * ^ ( ) + ' { } : , AND OR NOT NEAR tag: title: feed:bbc "
    'is:unread is:odd -tag:a -is:read title:" covid-19 \0 \ud800 \U0001e900 =nap n:>9 '
    "n:1..2 after:7d before:2026-02-30 has:note study:case ( ( ) ) - readiness:full "
    "| & title:( tag:( is:( odd:( -title:( title:(a unread"
)
LIKELY = st.lists(st.sampled_from([*PIECES.split(), " ", " "])).map("".join)
SPACED = st.lists(st.sampled_from(PIECES.split())).map(" ".join)
TEXTS = st.text() | LIKELY | SPACED

A, B, C = Words("a"), Words("b"), Words("c")
UNREAD, READ = Field("is", "unread"), Field("is", "read")
START_OF_2026 = 1_767_225_600
DAY = 86_400


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("", None),
        ("  ", None),
        ("!!! -- * ()", None),
        ("a b", All((A, B))),
        ("a AND b", All((A, B))),
        ("a OR b", Either((A, B))),
        ("a | b", Either((A, B))),
        ("a b OR c", Either((All((A, B)), C))),
        ("a (b OR c)", All((A, Either((B, C))))),
        ("((a) ((b)))", All((A, B))),
        ("a OR (b OR c)", Either((A, B, C))),
        ("-a", Not(A)),
        ("NOT a b", All((Not(A), B))),
        ("-(a OR b)", Not(Either((A, B)))),
        ("--a", Words("--a")),
        ("-(-a)", A),
        ('"a b"', Words("a b", is_exact=True)),
        ("“a b”", Words("a b", is_exact=True)),
        ('-"a b"', Not(Words("a b", is_exact=True))),
        ("=a", Words("a", is_exact=True)),
        ("a*", Words("a", is_open=True)),
        ("covid-19", Words("covid-19")),
        ("title:a", Words("a", "title")),
        ('title:"a b"', Words("a b", "title", is_exact=True)),
        ("title:=a", Words("a", "title", is_exact=True)),
        ("author:a", Words("a", "author")),
        ("note:a", Words("a", "note")),
        ("title:(a)", Words("a", "title")),
        ("title:(a b)", All((Words("a", "title"), Words("b", "title")))),
        ("TITLE:( a OR b )", Either((Words("a", "title"), Words("b", "title")))),
        ("title:(a) b", All((Words("a", "title"), B))),
        ("-title:(a)", Not(Words("a", "title"))),
        (
            'title:("a b" -c)',
            All((Words("a b", "title", is_exact=True), Not(Words("c", "title")))),
        ),
        ("title:((a) tag:b)", All((Words("a", "title"), Field("tag", "b")))),
        (
            "title:(note:(a) b)",
            All((Words("a", "note"), Words("b", "title"))),
        ),
        ("title:(a*)", Words("a", "title", is_open=True)),
        ("title:()", None),
        ("tag:(a OR b)", Either((Field("tag", "a"), Field("tag", "b")))),
        ('feed:("The BBC")', Field("feed", "the bbc")),
        ("is:(read OR unread)", Either((READ, UNREAD))),
        (
            "n:(>9 -120)",
            All((Field("n", Span(10, None)), Not(Field("n", Span(120, 120))))),
        ),
        ("tag:#Heart", Field("tag", "heart")),
        ('TAG:"Heart Health"', Field("tag", "heart-health")),
        ("-tag:a", Not(Field("tag", "a"))),
        ('feed:"The BBC"', Field("feed", "the bbc")),
        ("category:News", Field("category", "news")),
        ("IS:Unread", UNREAD),
        ("is:read OR a", Either((READ, A))),
        ("has:note", Field("has", "note")),
        ("readiness:teaser", Field("readiness", "teaser")),
        ("study:Trial", Field("study", "trial")),
        ("n:>1000", Field("n", Span(1001, None))),
        ("n:>=1,000", Field("n", Span(1000, None))),
        ("n:<50", Field("n", Span(None, 49))),
        ("n:≤50", Field("n", Span(None, 50))),
        ("n:=120", Field("n", Span(120, 120))),
        ("n:120", Field("n", Span(120, 120))),
        ("n:100..500", Field("n", Span(100, 500))),
        ("n:100..", Field("n", Span(100, None))),
        ("after:2026", Field("after", Moment(START_OF_2026, is_ago=False))),
        ("after:2026-01", Field("after", Moment(START_OF_2026, is_ago=False))),
        ("before:2026-01-02", Field("before", Moment(START_OF_2026 + DAY, False))),
        ("after:7d", Field("after", Moment(7 * DAY, is_ago=True))),
        ("before:3w", Field("before", Moment(21 * DAY, is_ago=True))),
        ("after:6m", Field("after", Moment(180 * DAY, is_ago=True))),
        ("before:1y", Field("before", Moment(365 * DAY, is_ago=True))),
        ("a !", A),
    ],
)
def test_a_query_is_read_as(text: str, node: Node | None) -> None:
    assert read(text) == (node, ())


@pytest.mark.parametrize(
    ("text", "node", "hint"),
    [
        ("is:odd", Words("is odd", is_exact=True), "is: can be unread, read"),
        (
            "colour:red",
            Words("colour red", is_exact=True),
            "there is no field 'colour:'",
        ),
        ("titel:a", Words("titel a", is_exact=True), "did you mean 'title:'"),
        (
            "titel:(a OR b)",
            All((Words("titel"), Either((A, B)))),
            "did you mean 'title:'",
        ),
        ("is:(odd)", Words("is odd", is_exact=True), "is: can be unread, read"),
        ("title:(is:odd)", Words("is odd", "title", is_exact=True), "is: can be"),
        ("title:(a b", All((Words("a", "title"), Words("b", "title"))), "never closed"),
        ("n:many", Words("n many", is_exact=True), "takes a number such as >1000"),
        ("after:soon", Words("after soon", is_exact=True), "takes a date such as"),
        (
            "before:2026-02-30",
            Words("before 2026-02-30", is_exact=True),
            "there is no date 2026-02-30",
        ),
        ("study:rct", Words("study rct", is_exact=True), "study: can be trial"),
        (
            "is:Unraed",
            Words("is Unraed", is_exact=True),
            "; did you mean 'is:unread'?",
        ),
        ("study:trail", Words("study trail", is_exact=True), "mean 'study:trial'?"),
        ('"a b', Words("a b", is_exact=True), "never closed"),
        ("(a b", All((A, B)), "never closed"),
        ("a) b", All((A, B)), "never opened"),
        ("OR a", All((Words("OR"), A)), ""),
        ("a OR", All((A, Words("OR"))), ""),
        ("https://a.b/c", Words("https //a.b/c", is_exact=True), ""),
    ],
)
def test_what_is_odd_is_words_with_a_hint(text: str, node: Node, hint: str) -> None:
    reading = read(text)
    assert reading.node == node
    assert len(reading.hints) == (1 if hint else 0)
    assert hint in "".join(reading.hints)


def test_a_word_that_is_being_typed_is_open() -> None:
    assert read("sleep dep", is_unfinished=True).node == All(
        (Words("sleep"), Words("dep", is_open=True))
    )
    assert read("title:(dep", is_unfinished=True).node == Words(
        "dep", "title", is_open=True
    )
    for finished in ("dep ", '"dep"', "de", "tag:dep", "(dep)"):
        assert "*" not in explain(read(finished, is_unfinished=True), no_kin).understood
    assert read("a OR", is_unfinished=True) == (A, ())
    assert read("疼", is_unfinished=True).node == Words("疼", is_open=True)


def test_a_query_without_end_is_cut_and_says_so() -> None:
    reading = read("".join(f"a{n} " for n in range(20_000)))
    assert isinstance(reading.node, All)
    assert len(reading.node.nodes) == 64
    assert len(reading.hints) == 2
    reading = read(
        "".join(f"odd{chr(97 + n // 26)}{chr(97 + n % 26)}:(b{n}) " for n in range(76))
    )
    assert isinstance(reading.node, All)
    assert len(reading.node.nodes) == 64


def test_parentheses_may_be_nested_without_end() -> None:
    reading = read("(a OR (b " * 5_000)
    assert reading.node
    assert depth(reading.node) < 20
    assert any("deep" in hint for hint in reading.hints)


@given(TEXTS, st.booleans())
def test_any_text_is_a_query(text: str, is_unfinished: bool) -> None:
    reading = read(text, is_unfinished=is_unfinished)
    assert all(hint.isprintable() or not text.isprintable() for hint in reading.hints)
    assert reading.node is None or depth(reading.node) < 20


@example('tag:"a)"')
@example('feed:"=a"')
@example("AND“AND")
@example("title:(a tag:“b) c")
@given(TEXTS)
def test_what_was_understood_can_be_typed_and_means_the_same(text: str) -> None:
    reading = read(text)
    again = read(explain(reading, no_kin).understood)
    assert plain(again.node) == plain(reading.node)


def depth(node: Node) -> int:
    match node:
        case All(nodes) | Either(nodes):
            return 1 + max(map(depth, nodes))
        case Not(inner):
            return 1 + depth(inner)
        case _:
            return 1


def plain(node: Node | None) -> object:
    """A tree without what cannot be typed: a word that is a joint but joins nothing."""
    match node:
        case All(nodes) | Either(nodes):
            # Typed again it is a word like the same one in quotes.
            found = tuple(dict.fromkeys(map(plain, nodes)))
            return (type(node).__name__, found) if len(found) > 1 else found[0]
        case Not(inner):
            return "Not", plain(inner)
        case Words(text, column, _, is_open):
            return column, text, is_open
        case _:
            return node


@pytest.mark.parametrize(
    "text",
    ["(" * 999, "(" * 499 + "sleep" + ")" * 499, "-(" * 450 + "sleep", "NOT " * 249],
)
def test_no_nesting_is_too_deep_to_be_read(text: str) -> None:
    assert read(text).hints or text.startswith("NOT")
    assert str(read(text).node).count("sleep") == text.count("sleep")


def test_what_is_said_twice_is_asked_once() -> None:
    assert (
        read("sleep naps sleep -sleep tag:x tag:x").node
        == read("sleep naps -sleep tag:x").node
    )
    assert read("a " * 60).node == Words("a")
