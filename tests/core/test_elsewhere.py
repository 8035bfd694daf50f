"""Links to other articles go from a text's end, and nothing that is said goes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.elsewhere import without_elsewhere

SAID = "Ten minutes on foot after each meal did what pills do, a small trial has found."
LINKS = "- [Sleep well](https://a.example/1)\n- [Eat well](https://a.example/2) 18 May"
SIGN_UP = "Sign up: stay on top of what is new. [Here](https://a.example/3)."


@pytest.mark.parametrize(
    "label",
    [
        *("### Related", "Related stories", "## Popular on The News", "Don’t miss"),
        *("More from The News:", "## You might also like", "**More from us:**"),
        "## Newsletter",
    ],
)
@pytest.mark.parametrize("beneath", [[LINKS], [SIGN_UP], [LINKS, "---", SIGN_UP]])
def test_what_leads_away_goes(label: str, beneath: list[str]) -> None:
    assert without_elsewhere([SAID, label, *beneath]) == [SAID]
    assert without_elsewhere([SAID, "---", label, *beneath]) == [SAID]
    twice = [SAID, label, *beneath, "## Recent posts", LINKS]
    assert without_elsewhere(twice) == [SAID]


@pytest.mark.parametrize(
    "parts",
    [
        [SAID, "## Related", SAID],
        [SAID, "## Related", LINKS, SAID],
        [SAID, "## More on the method", SAID],
        [SAID, "## References", LINKS],
        [SAID, "## Further reading", LINKS],
        [SAID, LINKS],
        [SAID, "## Related"],
        [],
    ],
)
def test_what_belongs_to_the_text_stays(parts: list[str]) -> None:
    assert without_elsewhere(parts) == parts


@given(st.lists(st.sampled_from([SAID, "## Related", LINKS, "---", SIGN_UP, ""])))
def test_only_the_end_goes(parts: list[str]) -> None:
    kept = without_elsewhere(parts)
    assert kept == parts[: len(kept)]
    assert SAID not in parts[len(kept) :]


@pytest.mark.parametrize(
    "label", ["Tags:", "**Filed under:**", "Categories", "Topics:"]
)
def test_what_an_article_is_filed_under_goes(label: str) -> None:
    of_tags = (
        "[Sleep](https://a.example/tag/sleep), [Rest](https://a.example/?tag=rest)"
    )
    away = "[Sleep](https://a.example/tag/sleep) [A study](https://b.example/study)"
    assert without_elsewhere([SAID, f"{label} {of_tags}"]) == [SAID]
    assert without_elsewhere([SAID, f"{label} {of_tags}", "## Related", LINKS]) == [
        SAID
    ]
    for parts in ([SAID, f"{label} {away}"], [SAID, f"{label} sleep"], [SAID, of_tags]):
        assert without_elsewhere(parts) == parts


def test_a_box_within_a_text_parts_nothing() -> None:
    after = "## What comes next"
    for box in ("## Most Read", "### Most read in world news", "## Related articles"):
        assert without_elsewhere([SAID, box, LINKS, SAID]) == [SAID, SAID]
        assert without_elsewhere([SAID, box, after, SAID]) == [SAID, after, SAID]
    for heading in ("## The most read books of all", "## Related conditions"):
        parts = [SAID, heading, LINKS, SAID]
        assert without_elsewhere(parts) == parts


@pytest.mark.parametrize(
    "asking",
    [
        "*Follow [The Daily](https://a.example/) on [X](https://x.example/).*",
        "Follow Ann Smith on Twitter.",
        "You can find us on Facebook, Instagram and YouTube.",
    ],
)
def test_what_asks_to_be_followed_goes_at_the_end(asking: str) -> None:
    assert without_elsewhere([SAID, asking]) == [SAID]
    assert without_elsewhere([SAID, asking, "---"]) == [SAID]
    assert without_elsewhere([asking, SAID]) == [asking, SAID]
    told = f"{asking} What follows from that is not yet known to anybody, they say."
    assert without_elsewhere([SAID, told]) == [SAID, told]
