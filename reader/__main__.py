"""``python -m reader``: the same as the command ``wellread``."""

from __future__ import annotations

import sys

from reader.splash import SPLASH


def main() -> None:
    """Run the command line and leave with its exit code.

    Without any argument that opens the interface, whose first frame is painted before
    anything else is even imported.
    """
    try:
        if sys.argv[1:] in ([], ["--no-mouse"]):
            SPLASH.paint()
        from reader.cli.main import main as run

        run()
    finally:
        SPLASH.wipe()


if __name__ == "__main__":
    main()
