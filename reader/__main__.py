"""``python -m reader``: the same as the command ``wellread``."""

from __future__ import annotations

import gc
import sys

from reader.splash import SPLASH


def main() -> None:
    """Run the command line and leave with its exit code.

    Without any argument that opens the interface, whose first frame is painted before
    anything else is even imported.
    """
    try:
        if len(sys.argv) == 1:
            SPLASH.paint()
            # All that is made until the interface stands stays to the end. Looking
            # through it for garbage again and again takes a sixth of the start.
            gc.disable()
            from reader.cli import opening

            if not opening.obstacle():
                sys.exit(opening.run())
        from reader.cli.main import main as run

        run()
    finally:
        SPLASH.wipe()


if __name__ == "__main__":
    main()
