"""What need not be counted again and again."""

from __future__ import annotations

from sqlite_utils import Database


def m026_common_words(db: Database) -> None:
    """In how many titles and texts common words stood, and of how many: commonness.py.

    Only words of a thousand articles are here, so none tells what somebody read.
    """
    db.execute("""
        CREATE TABLE common_words (
            word TEXT PRIMARY KEY,
            titles INTEGER NOT NULL,
            texts INTEGER NOT NULL,
            arrived INTEGER NOT NULL, -- entries that there were then
            understood INTEGER NOT NULL -- and those of them whose text was indexed
        ) WITHOUT ROWID
    """)


STEPS = (m026_common_words,)
