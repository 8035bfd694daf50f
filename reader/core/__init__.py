"""What wellread knows about articles: each module is a verb, a pure function."""
