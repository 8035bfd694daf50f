"""What stands in three of a feed's last articles is learnt, in bounded room."""

from __future__ import annotations

from reader.store.repeats import Repeats
from reader.store.store import Store
from tests.store.making import arrive, follow, parsed

OTHER = "https://other.example/feed"


def filled(store: Store, entries: int = 5) -> None:
    follow(store, "https://news.example/feed", OTHER)
    arrive(store, *(parsed(str(n)) for n in range(entries)))
    arrive(store, parsed("other"), url=OTHER)


def test_what_three_articles_say_is_repeated(store: Store) -> None:
    filled(store)
    repeats = Repeats(store)
    assert repeats.learn({1: [7, 1], 2: [7, 2]}, enough=3) == frozenset()
    assert repeats.of([1])[1] == frozenset()
    assert repeats.learn({3: [7, 3]}, enough=3) == {1, 2, 3}
    assert repeats.of([1, 6]) == {1: {7}, 6: frozenset()}
    assert repeats.learn({4: [7, 4]}, {4: {7}}, enough=3) == frozenset()
    assert repeats.learn({5: [7, 5]}, enough=3) == {5}


def test_an_article_that_comes_again_is_no_second_article(store: Store) -> None:
    filled(store)
    repeats = Repeats(store)
    for _ in range(4):
        assert repeats.learn({1: [7]}, enough=3) == frozenset()


def test_what_was_learnt_is_known_to_the_next_who_asks(store: Store) -> None:
    filled(store)
    Repeats(store).learn({1: [7], 2: [7, 9]}, enough=3)
    Repeats(store).learn({3: [7, 9]}, enough=3)
    Repeats(store).learn({4: [9]}, enough=3)
    assert Repeats(store).of([5])[5] == {7, 9}


def test_feeds_do_not_learn_from_each_other(store: Store) -> None:
    filled(store)
    repeats = Repeats(store)
    repeats.learn({1: [7], 2: [7], 6: [7]}, enough=3)
    assert repeats.of([1, 6]) == {1: frozenset(), 6: frozenset()}


def test_only_the_last_articles_are_looked_back_at(store: Store) -> None:
    filled(store, 100)
    repeats = Repeats(store)
    for n in range(1, 101):
        repeats.learn({n: [1000 + n, *([7] if n in (1, 61) else [])]}, enough=2)
    assert repeats.of([1])[1] == frozenset()
    assert store.connection.value("SELECT count(*) FROM sentences") == 40


def test_one_odd_sentence_is_no_reason_to_understand_an_article_again(
    store: Store,
) -> None:
    filled(store)
    said = {n: [7, *range(100 * n, 100 * n + 30)] for n in (1, 2)}
    again = Repeats(store).learn({**said, 3: [7, 3]}, enough=3)
    assert again == {3}
