"""The Library: everything a front end, or a script, can ask of wellread.

``Library`` is a façade; each of its subjects has a module of its own here.
"""

from reader.library.catalogue import utc_now
from reader.library.library import Library

__all__ = ["Library", "utc_now"]
