"""passwords.toml: kept apart from feeds, readable by its owner, shown to nobody."""

from __future__ import annotations

import stat
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reader.config.passwords import (
    drop_password,
    keep_password,
    needless,
    parse_passwords,
    password_for,
)
from reader.config.subscriptions import parse_following

PLACE = "https://example.org"


def test_a_password_is_kept_and_a_later_one_takes_its_place(tmp_path: Path) -> None:
    path = tmp_path / "passwords.toml"
    keep_password(path, PLACE, "ann:first")
    keep_password(path, "http://other.example:8080", "bob:x")
    path.write_text(f"# Ann's\n{path.read_text()}")
    keep_password(path, PLACE, "ann:p%40ss%3Aword%2F")

    text = path.read_text()
    assert parse_passwords(text) == (
        {PLACE: "ann:p%40ss%3Aword%2F", "http://other.example:8080": "bob:x"},
        (),
    )
    assert text.startswith("# Ann's\n")
    assert 'password = "p@ss:word/"' in text
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_who_else_is_known_to_a_server_is_kept_beside(tmp_path: Path) -> None:
    path = tmp_path / "passwords.toml"
    mine, yours = f"{PLACE}/mine.xml", f"{PLACE}/yours.xml?a=1"
    keep_password(path, mine, "ann:x")
    keep_password(path, yours, "bob:y")
    known, problems = parse_passwords(path.read_text())
    assert not problems
    assert password_for(known, mine) == password_for(known, f"{PLACE}/z") == "ann:x"
    assert password_for(known, yours) == "bob:y"
    keep_password(path, yours, "bob:new")
    keep_password(path, mine, "ann:newer")
    known, _ = parse_passwords(path.read_text())
    assert (known[PLACE], known[yours], len(known)) == ("ann:newer", "bob:new", 2)


def test_a_password_goes_with_the_last_feed_that_needs_it(tmp_path: Path) -> None:
    path = tmp_path / "passwords.toml"
    one, two = f"{PLACE}/one.xml", f"{PLACE}/two.xml"
    keep_password(path, one, "ann:x")
    keep_password(path, two, "bob:y")
    keep_password(path, "http://other.example/", "cy:z")
    path.write_text(f"# Ours\n{path.read_text()}")

    drop_password(path, two, [one, "http://other.example/feed"])
    known, _ = parse_passwords(path.read_text())
    assert list(known) == [PLACE, "http://other.example"]
    assert not needless(known, [one, "http://other.example/feed"])
    assert needless(known, []) == list(known)

    drop_password(path, one, [f"{PLACE}:8443/else"])
    kept = (path.read_text(), path.with_name("passwords.toml.bak").read_text())
    for text in kept:
        assert "ann" not in text
        assert "bob" not in text
        assert 'name = "cy"' in text
    assert kept[0].startswith("# Ours\n")


def test_what_cannot_be_read_of_former_passwords_goes_as_a_whole(
    tmp_path: Path,
) -> None:
    path, former = tmp_path / "passwords.toml", tmp_path / "passwords.toml.bak"
    drop_password(path, PLACE, [])
    assert not list(tmp_path.iterdir())
    keep_password(path, PLACE, "ann:x")
    former.write_text(f"server = [{{origin = '{PLACE}', name = 'ann'}}, # broken")
    drop_password(path, PLACE, [PLACE])
    assert not former.exists()
    assert 'name = "ann"' in path.read_text()


def test_an_origin_that_is_none_is_named_without_the_password() -> None:
    text = '[[server]]\norigin = "example.org"\nname = "ann"\npassword = "secret"\n'

    known, (problem,) = parse_passwords(text)

    assert known == {}
    assert problem.startswith("passwords.toml: server[1].origin: ")
    assert "secret" not in problem


def test_a_password_in_feeds_toml_is_used_and_shown_nowhere() -> None:
    following = parse_following('[[feed]]\nurl = "https://ann:secret@example.org/f"\n')

    [feed] = following.subscriptions
    assert (feed.url, feed.login) == ("https://example.org/f", "ann:secret")
    assert "secret" not in repr(following)


@given(st.text(max_size=300))
def test_any_text_gives_passwords(text: str) -> None:
    known, problems = parse_passwords(text)

    assert known == {}
    assert all(len(line.splitlines()) == 1 for line in problems)
