"""What goes wrong in the library, told to the reader instead of ending the program."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from reader.errors import ReaderError
from reader.tui.screens.stage import Stage

_S = TypeVar("_S", bound=Stage)
_P = ParamSpec("_P")


def told(
    act: Callable[Concatenate[_S, _P], None],
) -> Callable[Concatenate[_S, _P], None]:
    """Make a screen say in passing why an act of its own could not be done.

    A library can be locked by another process, or its disk be full; what one reads
    stays on the screen all the same.
    """

    @wraps(act)
    def attempt(screen: _S, /, *arguments: _P.args, **options: _P.kwargs) -> None:
        try:
            act(screen, *arguments, **options)
        except ReaderError as error:
            screen.say(str(error), is_problem=True)

    return attempt


def told_later(
    act: Callable[Concatenate[_S, _P], Coroutine[Any, Any, None]],
) -> Callable[Concatenate[_S, _P], Coroutine[Any, Any, None]]:
    """The same for an act that takes its time."""

    @wraps(act)
    async def attempt(screen: _S, /, *arguments: _P.args, **options: _P.kwargs) -> None:
        try:
            await act(screen, *arguments, **options)
        except ReaderError as error:
            screen.say(str(error), is_problem=True)

    return attempt
