"""The reform tracker of a package: its history, computed once, and the days it can be seen on."""

from datetime import date

from dashboard.catalog import Package, remember
from dashboard.domain.reforms import Evaluation, Tables, evaluate, last_day


@remember
def ladder(package: Package) -> Evaluation:
    """The checked log of the package with every cell's history."""
    tables = package.tables
    return evaluate(
        Tables(
            measures=tables["measures"],
            criteria=tables["criteria"],
            assessments=tables["assessments"],
            scope=tables["measure_scope"],
            zones=tables["zones"],
            sources=tables["sources"],
            province_id=package.settings.province_id,
        )
    )


@remember
def latest_day(package: Package) -> date:
    """The day of the latest entry; without entries, the date of the data version."""
    return last_day(ladder(package)) or date.fromisoformat(package.created)
