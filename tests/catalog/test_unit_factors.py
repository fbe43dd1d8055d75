"""A package from before units had dimensions compares as much as one from after."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from dashboard import catalog, resources
from dashboard.catalog import Edition
from dashboard.catalog.unit_factors import with_factors


@pytest.mark.parametrize("schema", [False, True], ids=["old table", "old table and schema"])
def test_an_older_package_is_opened_and_compares(tmp_path: Path, schema: bool) -> None:
    folder = tmp_path / "package"
    shutil.copytree(resources.DATA, folder)
    table = folder / "tables" / "units.csv"
    older = pd.read_csv(table, dtype="str").drop(columns=["dimension", "factor"])
    older.to_csv(table, index=False)
    if schema:
        path = folder / "schemas" / "units.yaml"
        text = path.read_text("utf-8")
        start, end = text.index("  - name: dimension"), text.index("missingValues")
        path.write_text(text[:start] + text[end:], "utf-8")
    package = catalog.open_package(folder)
    assert package.problems == ()
    rows = Edition.of(package, "zh").facts(indicator="approved_area", zone="zunyi-edz")
    row = rows[rows["source_id"].str.startswith("catalogue")].iloc[0]
    assert (row["value"], row["unit"], row["display"]) == (12.53, "平方公里", "1,253公顷")


def units(*rows: tuple[str, str, str]) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=["unit_id", "name_zh", "dimension"])
    return frame.assign(factor=float("nan"))


def test_only_the_units_that_the_program_knows_by_id_and_name() -> None:
    older = with_factors(units(("ha", "公顷", ""), ("km2", "平方千米", ""), ("mu", "亩", "")))
    assert list(older["dimension"]) == ["area", "", ""]
    assert older["factor"].iloc[0] == 10_000


def test_an_owner_who_gives_dimensions_is_not_corrected() -> None:
    own = units(("ha", "公顷", ""), ("mu", "亩", "land"))
    assert with_factors(own) is own
