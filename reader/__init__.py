"""wellread: health news in the terminal.

``Library`` is the way in for scripts; it can do all that the two front ends can:

    from reader import Library, Query

    with Library.open() as library:
        for entry in library.entries(Query(text="sleep is:unread")):
            print(entry.title)
"""

__version__ = "0.1.0"

TYPE_CHECKING = False
"""As in ``typing``, whose import alone would be a tenth of the way to a first frame."""

if TYPE_CHECKING:
    from reader.errors import ReaderError
    from reader.library import Library
    from reader.model import (
        Action,
        Article,
        Entry,
        Explanation,
        Feed,
        Piece,
        Query,
        Related,
        Revision,
        SearchCount,
        Section,
    )

__all__ = [
    "Action",
    "Article",
    "Entry",
    "Explanation",
    "Feed",
    "Library",
    "Piece",
    "Query",
    "ReaderError",
    "Related",
    "Revision",
    "SearchCount",
    "Section",
]

_HOMES = {"Library": "reader.library", "ReaderError": "reader.errors"}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for (PEP 562).

    Worker processes import ``reader.core`` thousands of times a day, and with it this
    file: what they do not use should cost them nothing.
    """
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES.get(name, "reader.model")), name)
