"""Allowances: what may be used at once, what comes back, how long a pause is."""

import pytest

from dashboard.reader_limits import Allowance, Rate


class Clock:
    """A clock that a test sets."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_an_allowance_is_used_up_and_comes_back() -> None:
    clock = Clock()
    allowance = Allowance(Rate(3.0, 0.5), longest=2.0, clock=clock)
    allowance.use(3.0)
    assert allowance.pause() == 0.0
    allowance.use(0.4)
    assert allowance.pause() == pytest.approx(0.8)  # 0.4 at 0.5 a second
    clock.now += 0.8
    assert allowance.pause() == pytest.approx(0.0)
    clock.now += 100.0
    allowance.pause()
    allowance.use(3.1)  # no more than 3 were saved up
    assert allowance.pause() == pytest.approx(0.2)


def test_no_pause_is_longer_than_the_longest() -> None:
    allowance = Allowance(Rate(3.0, 0.5), longest=2.0, clock=Clock())
    allowance.use(1000.0)
    assert allowance.pause() == 2.0
