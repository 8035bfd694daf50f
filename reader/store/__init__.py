"""The library on disk: one SQLite file, and the only code that speaks to it."""
