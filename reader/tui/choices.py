"""How one likes to read, kept in settings.toml when one changes it on the screen."""

from __future__ import annotations

from dataclasses import replace

from reader.config.settings import DisplaySettings
from reader.library import Library


class Choices:
    """What was chosen on the screen and is not written down yet.

    Args:
        library: Whose settings they are.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._waiting: dict[str, str | bool] = {}

    def choose(self, name: str, value: str | bool) -> None:
        """Take note of a key of ``[display]``; it holds from now on."""
        settings = self._library.settings
        display = DisplaySettings(**settings.display._asdict() | {name: value})
        self._library.settings = replace(settings, display=display)
        self._waiting[name] = value

    def keep(self) -> bool:
        """Write down what waits; say whether that changed the file.

        Raises:
            ConfigError: If settings.toml cannot be written, or says it in a way that
                cannot be changed; then it is not tried again.
        """
        waiting, self._waiting = self._waiting, {}
        if not waiting:
            return False
        # They bring tomlkit, which nobody needs who changes nothing.
        from reader.config.editing import put
        from reader.config.files import edit

        def change(text: str) -> str:
            for name, value in waiting.items():
                text = put(text, "display", name, value)
            return text

        return edit(self._library.paths.settings, change)
