"""The README's pictures: ``python -m tests.pictures`` draws them from the program.

What they show is the manual that ships with it, prepared as every article is.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path

from reader.cli.main import run
from reader.library import Library
from tests.tui import making

_HERE = Path(__file__).parent
_NEEDS_NETWORK = re.compile(r"@font-face \{.*?\}", re.DOTALL)
PICTURES = {
    "list": ((110, 30), "paper-dark", ["j"]),
    "article": ((120, 36), "paper", ["G", "enter", "right_square_bracket"]),
    "narrow": ((80, 24), "ink", ["G", "enter"]),
}
"""Size, theme and keys of each."""


def main() -> None:
    """Draw every picture anew."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["WELLREAD_HOME"] = folder
        manual = '[[feed]]\nurl = "wellread:welcome"\ncategory = "Welcome"\n'
        (Path(folder) / "feeds.toml").write_text(manual)
        run(["refresh"])
        with Library.open() as library:
            for name in PICTURES:
                svg = asyncio.run(_draw(library, name))
                (_HERE / f"{name}.svg").write_text(svg, "utf-8")


async def _draw(library: Library, name: str) -> str:
    """One picture as SVG, with nothing in it that differs from run to run."""
    size, theme, keys = PICTURES[name]
    display = making.settings(theme=theme)
    async with making.shown(library, size, settings=display) as pilot:
        await pilot.press(*keys)
        await pilot.pause(0.5)
        svg = pilot.app.export_screenshot(title="wellread")
    named = re.sub(r"terminal-\d+", f"terminal-{name}", svg)
    return _NEEDS_NETWORK.sub("", named)


if __name__ == "__main__":
    main()
