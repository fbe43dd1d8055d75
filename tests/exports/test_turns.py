"""Turns: who is next, how many at once, what a place in the queue means."""

import pytest

from dashboard.exports.turns import TooManyError, Turn, Turns


def begun(turns: list[Turn]) -> list[int]:
    return [at for at, turn in enumerate(turns) if turn.come.done()]


def test_customers_take_turns_whoever_came_first_with_how_many() -> None:
    turns = Turns(at_once=1, of_one=1)
    first = [turns.ask("a") for _ in range(4)]
    second, third = turns.ask("b"), turns.ask("c")
    row = [*first, second, third]  # 0 to 3 of a, 4 of b, 5 of c
    order = []
    for _ in row:
        (now,) = [at for at in begun(row) if at not in order]
        order.append(now)
        turns.leave(row[now])
    assert order == [0, 1, 4, 5, 2, 3]  # a was at the head when b and c came, then behind them


def test_few_at_once_and_fewer_of_one() -> None:
    turns = Turns(at_once=3, of_one=2)
    of_a = [turns.ask("a") for _ in range(5)]
    assert begun(of_a) == [0, 1]  # one place is left for others
    of_b = [turns.ask("b") for _ in range(2)]
    assert begun(of_b) == [0]
    turns.leave(of_a[0])
    assert (begun(of_a), begun(of_b)) == ([0, 1, 2], [0])  # a's queue was first
    turns.leave(of_a[1])
    assert (begun(of_a), begun(of_b)) == ([0, 1, 2], [0, 1])


def test_a_place_counts_those_under_way_and_those_before() -> None:
    turns = Turns(at_once=1, of_one=1)
    of_a = [turns.ask("a") for _ in range(4)]
    of_b = [turns.ask("b") for _ in range(2)]
    # under way a0; then a1 b0 a2 b1 a3
    assert [turns.before(turn) for turn in of_a] == [0, 1, 3, 5]
    assert [turns.before(turn) for turn in of_b] == [2, 4]


def test_who_leaves_the_queue_holds_up_nobody() -> None:
    turns = Turns(at_once=1, of_one=1)
    first, second, third = (turns.ask(name) for name in "abc")
    turns.leave(second)
    turns.leave(second)
    turns.leave(first)
    assert third.come.done() and not second.come.done()
    turns.leave(third)
    assert turns.ask("d").come.done()


def test_a_customer_has_so_many_places_and_others_theirs() -> None:
    turns = Turns(at_once=1, of_one=1, waiting=2)
    begun_at_once = turns.ask("a")
    turns.ask("a"), turns.ask("a")
    with pytest.raises(TooManyError):
        turns.ask("a")
    turns.ask("b")
    turns.leave(begun_at_once)
    turns.ask("a")  # one is under way, one has come free
