"""``python -m reader``: the same as the command ``wellread``."""

from reader.cli.main import main

if __name__ == "__main__":
    main()
