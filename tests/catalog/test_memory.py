"""The cache: computed once however many ask at a time, without circles of waiting, and let go."""

import gc
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from weakref import ref

import pytest

from dashboard.catalog import remember

SECONDS = 30  # that threads may take before a test fails
MANY = 8  # threads


class Keeper:
    """Stands for a data package."""

    def __init__(self) -> None:
        self.kept: dict[Any, Any] = {}


def test_what_many_ask_for_at_once_is_computed_once() -> None:
    together, begun, go = threading.Barrier(MANY), threading.Event(), threading.Event()
    calls: list[int] = []

    @remember
    def slow(keeper: Keeper, value: int) -> int:
        calls.append(value)
        begun.set()
        assert go.wait(SECONDS)
        return value + 1

    def ask(keeper: Keeper) -> int:
        together.wait(SECONDS)
        return slow(keeper, 1)

    keeper = Keeper()
    with ThreadPoolExecutor(MANY) as threads:
        asked = [threads.submit(ask, keeper) for _ in range(MANY)]
        assert begun.wait(SECONDS)
        go.set()
        assert [one.result(SECONDS) for one in asked] == [2] * MANY
    assert calls == [1]


def test_results_that_need_each_other_do_not_wait_in_a_circle() -> None:
    """Two threads begin at the two ends of what rests on the same results."""
    meet, calls = threading.Barrier(2), []

    @remember
    def base(keeper: Keeper, name: str) -> str:
        calls.append(name)
        return name

    @remember
    def left(keeper: Keeper) -> str:
        meet.wait(SECONDS)
        return base(keeper, "a") + base(keeper, "b")

    @remember
    def right(keeper: Keeper) -> str:
        meet.wait(SECONDS)
        return base(keeper, "b") + base(keeper, "a")

    keeper = Keeper()
    with ThreadPoolExecutor(2) as threads:
        asked = [threads.submit(left, keeper), threads.submit(right, keeper)]
        assert [one.result(SECONDS) for one in asked] == ["ab", "ba"]
    assert sorted(calls) == ["a", "b"]


def test_a_result_that_needs_itself_fails_and_does_not_hang() -> None:
    @remember
    def circle(keeper: Keeper) -> int:
        return circle(keeper)

    with pytest.raises(RecursionError):
        circle(Keeper())


def test_who_waited_for_a_call_that_failed_computes_it() -> None:
    tries: list[int] = []

    @remember
    def sometimes(keeper: Keeper) -> int:
        tries.append(1)
        if len(tries) == 1:
            raise ValueError("once")
        return len(tries)

    keeper = Keeper()
    with pytest.raises(ValueError, match="once"):
        sometimes(keeper)
    assert [sometimes(keeper), sometimes(keeper)] == [2, 2]


def test_the_least_recent_results_go_and_names_of_arguments_count() -> None:
    calls: list[tuple[int, int]] = []

    @remember
    def add(keeper: Keeper, one: int, other: int = 0) -> int:
        calls.append((one, other))
        return one + other

    keeper = Keeper()
    assert [add(keeper, 1, other=2), add(keeper, 1, other=3), add(keeper, 1, other=2)] == [3, 4, 3]
    assert calls == [(1, 2), (1, 3)]
    for value in range(600):
        add(keeper, value)
    assert len(keeper.kept) == 1
    add(keeper, 599), add(keeper, 0)
    assert calls[-1] == (0, 0) and calls.count((599, 0)) == 1 and calls.count((0, 0)) == 2


def test_results_go_with_their_keeper_at_once() -> None:
    class Large:
        pass

    @remember
    def made(keeper: Keeper) -> Large:
        return Large()

    keeper = Keeper()
    kept = ref(made(keeper))
    gc.disable()  # no circle may have to be looked for
    try:
        assert kept()
        del keeper
        assert kept() is None
    finally:
        gc.enable()
