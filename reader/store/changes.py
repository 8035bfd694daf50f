"""Rows as they were and as they became, written down small."""

from __future__ import annotations

import base64
from collections.abc import Collection, Iterable
from itertools import accumulate
from operator import sub
from typing import Any, NamedTuple

from reader.model import Edit, Passage
from reader.store.handmade import Key, Made, Values


class Change(NamedTuple):
    """Rows of one table, as they were and as they became."""

    table: str
    before: Made
    after: Made

    def without(self, gone: Collection[int]) -> Change:
        """The same, but for the rows of some entries."""
        return Change(
            self.table,
            {k: row for k, row in self.before.items() if k[0] not in gone},
            {k: row for k, row in self.after.items() if k[0] not in gone},
        )


def difference(table: str, before: Made, after: Made) -> Change:
    """What is not as it was."""
    keys = [k for k in {**before, **after} if before.get(k) != after.get(k)]
    return Change(
        table, {k: before.get(k) for k in keys}, {k: after.get(k) for k in keys}
    )


def written(change: Change) -> list[Any]:
    """A change as JSON can hold it: of ids only the steps, which deflate to nothing."""
    keys = sorted(change.before)
    ids = [key[0] for key in keys]
    return [
        change.table,
        [*map(sub, ids, [0, *ids])],
        [key[1:] for key in keys] if len(keys[0]) > 1 else None,
        _rows_written(map(change.before.__getitem__, keys)),
        _rows_written(map(change.after.__getitem__, keys)),
    ]


def change_of(written: Any) -> Change:
    """A change that was written down."""
    table, steps, rest, before, after = written
    ids = list(accumulate(steps))
    keys: list[Key] = [
        (n, *more) for n, more in zip(ids, rest or [()] * len(ids), strict=True)
    ]
    return Change(
        table,
        dict(zip(keys, _rows_read(before, len(keys)), strict=True)),
        dict(zip(keys, _rows_read(after, len(keys)), strict=True)),
    )


def _rows_written(rows: Iterable[Values | None]) -> Any:
    """Rows as JSON can hold them; where all are alike, as with most marks, only one."""
    kept = list(rows)
    if kept.count(kept[0]) == len(kept):
        del kept[1:]
    return [row and [_plain(value) for value in row] for row in kept]


def _rows_read(listed: list[Any], count: int) -> list[Values | None]:
    rows = [row and tuple(map(_as_stored, row)) for row in listed]
    return rows * count if len(rows) == 1 else rows


def _plain(value: Any) -> Any:
    return [base64.b64encode(value).decode()] if isinstance(value, bytes) else value


def _as_stored(value: Any) -> Any:
    return base64.b64decode(value[0]) if isinstance(value, list) else value


def edits_written(edits: Iterable[Edit]) -> list[Any]:
    """Edits of feeds.toml as JSON can hold them."""
    return [[*edit[:3], [[*passage] for passage in edit.passages]] for edit in edits]


def edits_of(written: Any) -> tuple[Edit, ...]:
    """Edits that were written down."""
    return tuple(
        Edit(table, key, is_added, tuple(Passage(*p) for p in passages))
        for table, key, is_added, passages in written
    )
