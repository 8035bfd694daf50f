"""The command palette: whatever can be done here, and wherever one can go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple, Protocol, cast

from textual.command import DiscoveryHit, Hit, Hits, Matcher, Provider
from textual.content import Content
from textual.types import IgnoreReturnCallbackType

from reader.tui.commands import Command, commands
from reader.tui.safe import plain
from reader.tui.screens.main_keys import APP_KEYS, MAIN_KEYS
from reader.tui.views import View

_WIDEST = 76
"""Cells of the box, as in styles/shared.tcss; there is 2 % of air at either side."""
_AROUND = 5
"""Cells that padding and scrollbar take of them."""
_MOST_VIEWS = 200
"""Views that are offered before anything is typed."""
_NAMED, _TOLD, _LOOSE = 200.0, 100.0, 99.0
"""What words in a name count, words in a description, and loose letters at most."""


class Stage(Protocol):
    """The screen beneath the palette."""

    def views(self) -> list[View]:
        """All views it can show."""
        ...

    def go_to_view(self, view: View) -> None:
        """Show one of them."""
        ...

    def topics(self) -> Sequence[tuple[int, str]]:
        """The articles of the manual: ids and titles."""
        ...

    def open_article(self, entry_id: int) -> None:
        """Show one of them."""
        ...


class Themed(Protocol):
    """The program, as far as its colours go."""

    @property
    def theme_names(self) -> Sequence[str]:
        """The themes there are."""
        ...

    def choose_theme(self, name: str) -> None:
        """Use one of them, from now on."""
        ...


class Offer(NamedTuple):
    """One line of the palette, and what choosing it does."""

    name: str
    told: str
    """In a sentence. Textual reads it as markup, so it is never from outside."""
    run: IgnoreReturnCallbackType
    keys: str = ""
    is_told_first: bool = True
    """Whether it is there before anything is typed."""


class Offers(Provider):
    """What a part of the palette offers, asked for once while it is open."""

    async def startup(self) -> None:
        """Gather the offers."""
        self._offers = list(self.offers())

    def offers(self) -> Iterator[Offer]:
        """Each thing that can be chosen; every part of the palette has its own."""
        raise NotImplementedError  # Provider is no ABC either

    @property
    def stage(self) -> Stage:
        """The screen beneath."""
        return cast(Stage, self.screen)

    async def discover(self) -> Hits:
        """Offer what one may not know that it is there."""
        for offer in self._offers:
            if offer.is_told_first:
                name = self._line(plain(offer.name), offer.keys)
                yield DiscoveryHit(name, offer.run, offer.name, offer.told)

    async def search(self, query: str) -> Hits:
        """Offer what is called like the query, or told of in its words."""
        matcher = self.matcher(query)
        for offer in self._offers:
            if score := _score(matcher, offer):
                name = self._line(self._lit(matcher, offer.name), offer.keys)
                yield Hit(score, name, offer.run, offer.name, offer.told)

    def _lit(self, matcher: Matcher, name: str) -> Content:
        """A name with the letters lit up that were typed.

        Textual's own way reads the name as markup.
        """
        content = plain(name)
        _, places = matcher.fuzzy_search.match(matcher.query, content.plain)
        for place in places:
            content = content.stylize(self.match_style or "underline", place, place + 1)
        return content

    def _line(self, name: Content, keys: str) -> Content:
        """A name, and its keys at the right end of the line."""
        if not keys:
            return name
        room = min(_WIDEST, self.app.size.width * 96 // 100) - _AROUND
        gap = " " * max(2, room - name.cell_length - len(keys))
        return Content.assemble(name, gap, (keys, "$foreground 66%"))


class Actions(Offers):
    """What can be done here, each with its keys."""

    def offers(self) -> Iterator[Offer]:
        """Every action of this place, whether it has a key here or not."""
        for command in commands(self.screen, MAIN_KEYS, APP_KEYS):
            yield self._offer(command)

    def _offer(self, command: Command) -> Offer:
        binding = command.binding
        run = partial(self.app.run_action, binding.action, command.node)
        keys = " ".join(command.keys)
        return Offer(binding.description, binding.tooltip, run, keys)


class Views(Offers):
    """Every view, saved search, category, feed and tag."""

    def offers(self) -> Iterator[Offer]:
        """Views by their names."""
        for number, view in enumerate(self.stage.views()):
            run = partial(self.stage.go_to_view, view)
            told = f"Show this {view.kind}."
            yield Offer(view.name, told, run, is_told_first=number < _MOST_VIEWS)


class Themes(Offers):
    """The themes, those of one's own with them."""

    def offers(self) -> Iterator[Offer]:
        """Themes by their names."""
        program = cast(Themed, self.app)
        for name in program.theme_names:
            run = partial(program.choose_theme, name)
            yield Offer(f"Theme {name}", "Use these colours from now on.", run)


class Topics(Offers):
    """The manual, topic by topic."""

    def offers(self) -> Iterator[Offer]:
        """Its articles by their titles."""
        for entry_id, title in self.stage.topics():
            run = partial(self.stage.open_article, entry_id)
            yield Offer(title, "Read this page of the manual.", run)


class Everything(Offers):
    """All of these: before anything is typed, what can be done here comes first.

    Textual asks several providers side by side, and shows what it gets as it comes.
    """

    def offers(self) -> Iterator[Offer]:
        """What has a key here, other commands, views, themes and the manual."""
        parts = [kind(self.screen, self.match_style) for kind in _KINDS]
        actions, *others = (list(part.offers()) for part in parts)
        yield from sorted(actions, key=lambda offer: not offer.keys)
        for offers in others:
            yield from offers


_KINDS: tuple[type[Offers], ...] = (Actions, Views, Themes, Topics)


def _score(matcher: Matcher, offer: Offer) -> float:
    """How well an offer answers; nothing where it does not.

    Whole words come before letters that are scattered in a long name by chance.
    """
    name = plain(offer.name).plain
    loosely = min(matcher.match(name), _LOOSE)
    words = matcher.query.casefold().split()
    for text, score in ((name, _NAMED), (offer.told, _TOLD)):
        text = text.casefold()
        if words and all(word in text for word in words):
            return score + loosely
    return loosely
