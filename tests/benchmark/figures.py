"""One figure of the report: the product, its floor, and what it should reach."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

MS = "ms"
KB = "kB"


@dataclass(frozen=True)
class Figure:
    """A measured value; lower is better. `most` bounds the product, `most_ratio` the ratio."""

    section: str
    page: str
    name: str
    unit: str
    product: float | None
    floor: float | None = None
    most: float | None = None
    most_ratio: float | None = None
    error: str = ""

    @property
    def ratio(self) -> float | None:
        """Product over floor."""
        if self.product is None or not self.floor:
            return None
        return self.product / self.floor

    @property
    def target(self) -> str:
        """The aim in words."""
        bounds = []
        if self.most_ratio is not None:
            bounds.append(f"<= {self.most_ratio:g} x")
        if self.most is not None:
            bounds.append(f"<= {self.most:g} {self.unit}")
        return ", ".join(bounds)

    @property
    def met(self) -> bool | None:
        """Whether every aim is met; None where there is none, or no value."""
        results = []
        if self.most_ratio is not None and self.ratio is not None:
            results.append(self.ratio <= self.most_ratio)
        if self.most is not None and self.product is not None:
            results.append(self.product <= self.most)
        if self.error and self.target:
            return False
        return all(results) if results else None


def median(values: Sequence[float]) -> float | None:
    """The median; None of nothing."""
    return statistics.median(values) if values else None


def p95(values: Sequence[float]) -> float | None:
    """The smallest value that 95 % of the values do not exceed."""
    if not values:
        return None
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * 95 // 100) - 1)]


def failed(section: str, page: str, error: object) -> Figure:
    """A line of the report for something that could not be measured."""
    text = str(error) or type(error).__name__
    return Figure(section, page, "error", "", None, most=0, error=" ".join(text.split())[:160])
