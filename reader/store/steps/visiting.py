"""What is remembered of asking feeds: their pace, where they moved, which hosts rest.

All of it stands on the disk, since a reader that is started anew every hour would
otherwise ask a server again that has just asked for a day's rest.
"""

from __future__ import annotations

from sqlite_utils import Database


def m016_visits(db: Database) -> None:
    """Columns of ``feeds`` for pace, health and moving; a table of hosts at rest."""
    feeds = db.table("feeds")
    for name, default in (
        ("status", None),  # of the last answer, by HTTP; None where there was none
        ("failing_since", None),  # when the first of its errors in a row happened
        ("gone_at", None),  # when its server said 410, after which it is left alone
        ("fresh_for", 0),  # seconds, from the last headers that said something
        ("ttl", 0),  # these three from the document itself
        ("skip_hours", 0),  # a bit for each hour
        ("skip_days", 0),  # a bit for each day of the week
        ("moved_since", None),  # the day, in days since 1970
    ):
        if default is None:
            feeds.add_column(name, int)
        else:
            feeds.add_column(name, int, not_null_default=default)
    feeds.add_column("address", str, not_null_default="")  # see Moving for these two
    feeds.add_column("moved_to", str, not_null_default="")
    db.table("hosts").create(
        {"host": str, "rests_until": int, "refusals": int},
        pk="host",
        not_null=["rests_until", "refusals"],
    )


STEPS = (m016_visits,)
