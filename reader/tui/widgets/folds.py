"""Which sections of a text are folded away, and what that hides."""

from __future__ import annotations

from reader.tui.widgets.document import Document


class Folds:
    """The folded sections of one document.

    A section folds with all that stands beneath its heading, deeper sections included;
    the text before the first heading does not fold.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._folded: set[int] = set()
        self.hidden: frozenset[int] = frozenset()
        """The blocks that are not to be shown."""

    def __contains__(self, section: int) -> bool:
        return section in self._folded

    def toggle(self, section: int) -> None:
        """Fold a section, or unfold it."""
        if section in self._document.headed:
            self._folded ^= {section}
            self._hide()

    def toggle_all(self) -> None:
        """Fold every section; or unfold all, if that is what they are."""
        headed = set(self._document.headed)
        self._folded = set() if self._folded >= headed else headed
        self._hide()

    def reveal(self, block: int) -> bool:
        """Unfold whatever hides a block; tell whether anything did."""
        if block not in self.hidden:
            return False
        self._folded -= {s for s in self._folded if block in self._within(s)}
        self._hide()
        return True

    def words(self, section: int) -> int:
        """How many words a folded section holds."""
        blocks = self._document.blocks
        return sum(len(blocks[n].text.split()) for n in self._within(section))

    def _hide(self) -> None:
        within = (self._within(section) for section in self._folded)
        self.hidden = frozenset(block for blocks in within for block in blocks)

    def _within(self, section: int) -> range:
        """The blocks beneath a section's heading, up to the next one as high."""
        document = self._document
        level, starts = document.levels[section], document.starts
        after = range(section + 1, len(starts))
        end = next(
            (starts[s] for s in after if document.levels[s] <= level),
            document.end,
        )
        return range(starts[section] + 1, end)
