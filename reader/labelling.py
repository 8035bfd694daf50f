"""A person's own tags go to servers that have labels for articles, and come from there.

Told is every tag at once; asked for are labels with each new article, and once a day
all of them. A label that differs is believed only where the article itself bears it:
some servers answer with all articles when they do not know a label.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from reader.core.tag import slug
from reader.errors import SyncError
from reader.model import RemoteItem
from reader.store.outbox import Intent, Outbox
from reader.store.own_labels import OwnLabels, Tagged
from reader.sync.wire import Labelled, is_refusal

_LONGEST = 60
"""Characters of a tag."""

_MANY = 1_000
"""Labels that one exchange looks into; more of them are hardly a person's doing."""


class Labelling:
    """Brings tags and labels in step.

    Args:
        server: The other side.
        own: The tags here.
        outbox: What the server is to be told.
        now: The clock.
    """

    def __init__(
        self,
        server: Labelled,
        own: OwnLabels,
        outbox: Outbox,
        now: Callable[[], datetime],
    ) -> None:
        self._server = server
        self._own = own
        self._outbox = outbox
        self._now = now
        self.sent = self.parked = self.changed = 0
        self.notices: list[str] = []

    def begin(self) -> None:
        """Have told what was tagged before this account had labels."""
        self._own.tell()

    def push(self) -> None:
        """Tell the server what was tagged here."""
        due = self._own.due(self._now())
        if not due:
            return
        spelled = self._spelled()
        for (name, is_set), intents in due.items():
            if name in map(_tag, self._server.folders()):
                # One name cannot be a folder's and a label's there.
                self._outbox.told(intents)
                continue
            size = self._server.edit
            for start in range(0, len(intents), size):
                batch = intents[start : start + size]
                self._tell(spelled.get(name, name), is_set, batch)

    def met(self, items: Iterable[RemoteItem]) -> None:
        """Articles are known now: their labels become tags, and their tags are told."""
        listed = list(items)
        labels = {
            Tagged(item.remote_id, name): True
            for item in listed
            for name in map(_tag, item.own_labels)
            if name
        }
        self._own.tell([item.remote_id for item in listed], there=labels)
        if labels:
            self.changed += self._own.settle(labels, at=self._now())

    def compare(self, known: Iterable[str]) -> None:
        """Take over labels that were set and taken away elsewhere."""
        there = set[Tagged]()
        ids = frozenset(known)
        for label in self._server.labels():
            labelled = self._server.labelled(label)
            if labelled is None:
                self.notices.append("its labels keep changing")
                return
            there |= {Tagged(n, _tag(label)) for n in labelled & ids if _tag(label)}
        folders = set(map(_tag, self._server.folders()))
        differing = (there ^ self._own.here()) - self._own.pending()
        differing = {tagged for tagged in differing if tagged.name not in folders}
        if len(differing) > _MANY:
            self.notices.append(
                f"{len(differing):,} labels differ, and were left alone"
            )
            return
        if differing:
            settled = self._looked_into(differing)
            self.changed += self._own.settle(settled, at=self._now())

    def _looked_into(self, differing: Iterable[Tagged]) -> Mapping[Tagged, bool]:
        """What the articles themselves say; nothing of those that are gone."""
        wanted = sorted({tagged.remote_id for tagged in differing})
        items = {item.remote_id: item for item in self._server.contents(wanted)}
        return {
            tagged: tagged.name in map(_tag, items[tagged.remote_id].own_labels)
            for tagged in differing
            if tagged.remote_id in items
        }

    def _spelled(self) -> dict[str, str]:
        """The labels there, by the tags that they are here."""
        return {name: label for label in self._server.labels() if (name := _tag(label))}

    def _tell(self, label: str, is_set: bool, intents: Sequence[Intent]) -> None:
        try:
            self._server.label(label, is_set, [i.remote_id for i in intents])
        except SyncError as error:
            if not is_refusal(error):
                raise
            for intent in intents:
                self._outbox.park(intent, self._now())
            self.parked += len(intents)
            return
        self._outbox.told(intents)
        self.sent += len(intents)


def _tag(label: str) -> str:
    """What a label is called as a tag here; "" where it can be none."""
    return slug(label)[:_LONGEST].strip("-")
