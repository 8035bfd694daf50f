"""An exchange remembers more: what it left undone, folders, and a person's own tags."""

from __future__ import annotations

from sqlite_utils import Database

from reader.store.steps.syncing import HEARD, TELL

_TOLD = TELL.format(
    what="""SELECT account_id, remote_id, 'label/' || {row}.name, {flag},
        (SELECT seq FROM outbox_state)
    FROM remote_item JOIN account ON account.id = account_id
    WHERE item_id = {row}.entry_id AND has_labels = 1"""
)

_TRIGGERS = (
    f"""label_told AFTER INSERT ON tag_choices
    WHEN new.is_wanted AND {HEARD} BEGIN
        {_TOLD.format(row="new", flag=1)}
    END""",
    f"""label_taken_back AFTER DELETE ON tag_choices
    WHEN old.is_wanted AND {HEARD} BEGIN
        {_TOLD.format(row="old", flag=0)}
    END""",
)


def m027_exchanged(db: Database) -> None:
    """What is left undone, in which folder a feed was last, and tags as labels.

    A tag of a person's own is told to servers that have labels; one that was taken
    away from what a digest gave is nobody else's business.
    """
    db.execute(
        "ALTER TABLE account ADD COLUMN notices TEXT NOT NULL DEFAULT ''"
        # What the last exchange did not do, and why, a line each.
    )
    db.execute("ALTER TABLE account ADD COLUMN has_labels INTEGER NOT NULL DEFAULT 0")
    # Where a feed stood when both sides last agreed; NULL where they never have.
    db.execute("ALTER TABLE remote_feed ADD COLUMN category TEXT")
    for trigger in _TRIGGERS:
        db.execute(f"CREATE TRIGGER {trigger}")


def m028_labels(db: Database) -> None:
    """Accounts that there were before on servers that have labels are told tags."""
    # As at a first meeting: compared with what the server has they would seem removed.
    db.execute(
        "UPDATE account SET has_labels = 1, last_full = NULL WHERE profile = 'freshrss'"
    )


STEPS = (m027_exchanged, m028_labels)
