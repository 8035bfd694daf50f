"""Whose the mouse is: ours, or the terminal's, which selects text with it."""

from __future__ import annotations

from textual.driver import Driver


def has_mouse(driver: Driver | None) -> bool:
    """Whether the terminal reports the mouse to us."""
    return driver is not None and bool(driver._mouse)


def take_mouse(driver: Driver | None, is_ours: bool) -> None:
    """Have the terminal report the mouse to us, or leave it to itself.

    Textual can be told so only when it starts. Its driver on Unix has methods for it,
    and a flag by which it remembers the choice while it is suspended.
    """
    turn_on = getattr(driver, "_enable_mouse_support", None)
    turn_off = getattr(driver, "_disable_mouse_support", None)
    if driver is None or turn_on is None or turn_off is None:
        return
    if is_ours:
        driver._mouse = True
        turn_on()
    else:
        turn_off()
        driver._mouse = False
    driver.flush()
