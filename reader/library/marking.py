"""What a person types into a mark, made fit to be stored and shown."""

from __future__ import annotations

_LONGEST_TAG = 60


def tag_name(typed: str) -> str:
    """A tag as tags are written, ``Heart Health`` being ``heart-health``.

    Raises:
        ValueError: If there is neither a letter nor a digit in it.
    """
    # Brings the vocabulary with it, which only who tags an article needs.
    from reader.core.tag import slug

    name = slug(typed)[:_LONGEST_TAG].strip("-")
    if not name:
        raise ValueError(f"{typed!r} cannot be a tag: it has no letter and no digit")
    return name


def clean_note(typed: str) -> str:
    """A note without what a terminal would obey."""
    from reader.core.clean import clean_text

    return clean_text(typed)
