"""The way to the outside: the only folder that opens a connection."""
