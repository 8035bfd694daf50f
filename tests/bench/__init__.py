"""How good the core is, in figures: ``python -m tests.bench.NAME``.

Each measures one verb against graded articles and prints the figure beside that of a
simpler method on the same articles. Where the graded articles are missing, it says so.
"""
