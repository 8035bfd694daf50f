"""Which text of an entry is its own, and whether there is more of it elsewhere."""

from __future__ import annotations

import pytest

from reader.core.choose import choose
from reader.core.digest import digest
from reader.model import Enclosure
from tests.store.making import parsed

NOTES = "<p>Ann Bee talks with a nurse about sleep, and what she tells patients.</p>"
SOUND = Enclosure("https://pod.example/12.mp3?id=1", "audio/mpeg", 34_000_000)
PHOTO = Enclosure("https://pod.example/12.jpg", "image/jpeg", 90_000)
FILM = Enclosure("https://pod.example/12.mp4", "", 0)


@pytest.mark.parametrize(
    ("enclosures", "html", "readiness"),
    [
        ((SOUND,), NOTES, "feed"),
        ((PHOTO, SOUND), NOTES, "feed"),
        ((SOUND,), NOTES.replace(".</p>", " […]</p>"), "teaser"),
        ((PHOTO,), NOTES, "teaser"),
        ((FILM,), NOTES, "teaser"),
        ((), NOTES, "teaser"),
    ],
)
def test_notes_on_a_recording_are_no_teaser(
    enclosures: tuple[Enclosure, ...], html: str, readiness: str
) -> None:
    entry = parsed("1", html=html, enclosures=enclosures)
    assert choose(entry).readiness == readiness


def test_what_comes_with_an_entry_is_told_by_type_or_name() -> None:
    assert [e.medium for e in (SOUND, PHOTO, FILM)] == ["audio", "", "video"]
    assert [e.suffix for e in (SOUND, PHOTO, FILM)] == ["mp3", "jpg", "mp4"]
    assert Enclosure("https://pod.example/listen").suffix == ""
    both = parsed("1", enclosures=(FILM, SOUND))
    assert digest(both).medium == "audio"
