"""Random numbers that depend on the seed and on what they are for, and on nothing else."""

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def chance(seed: int, purpose: str) -> random.Random:
    """The generator of one part of the package; other parts do not move its numbers."""
    return random.Random(f"{seed}/{purpose}")  # noqa: S311  (nothing secret: the same again)


def weighted(numbers: random.Random, weights: Sequence[tuple[T, float]]) -> T:
    """One of the values, in proportion to its weight."""
    values = [value for value, _ in weights]
    return numbers.choices(values, [weight for _, weight in weights])[0]
