"""The rounds of inspection of the invented reform: five years, twice a year."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Round:
    """One inspection with the self-assessments before it; both are dated on its day."""

    number: int
    day: date

    @property
    def inspection(self) -> str:
        """Id of the source: what the inspectors found."""
        return f"inspection-{self.number:02d}"

    @property
    def filing(self) -> str:
        """Id of the source: what the zones reported."""
        return f"filing-{self.number:02d}"


FIRST_YEAR, COUNT = 2021, 10
ENDS = ((6, 30), (11, 30))  # of a year's two rounds: month, day
ROUNDS = tuple(
    Round(at + 1, date(FIRST_YEAR + at // len(ENDS), *ENDS[at % len(ENDS)])) for at in range(COUNT)
)
