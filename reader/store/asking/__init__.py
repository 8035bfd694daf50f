"""The query language: from what somebody typed to what SQLite is asked.

``grammar`` reads a text as a tree, with ``values`` for what stands after a colon;
``fulltext`` writes the words of a tree for FTS5, ``conditions`` the rest of it as SQL,
and ``telling`` says in words how it was understood.
"""
