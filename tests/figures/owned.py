"""The real package as an owner has it who entered one clause with tests, a body and assessments."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from dashboard import resources
from dashboard.catalog import Package, open_package

MEASURE, ZONE, OTHER, REFUSED_ZONE = "own-7", "lubi-edz", "longli-edz", "bijiang-edz"
ROWS = {
    "measures": (
        "own-7,reform-30,7,operating-model,第七条（虚构）,Clause 7 (made up),正文,Text,rule,"
        "2026-06-30,day,all_zones,official_text,gzdaily-a1,第7条,,",
    ),
    "bodies": ("office,虚构办公室,Invented office",),
    "measure_bodies": ("own-7,office,lead",),
    "criteria": (
        "own-7-issued,own-7,issued,是否已印发？,Is it issued?,文件,a document,1",
        "own-7-operating,own-7,operating,是否运行？,Does it run?,台账,records,2",
    ),
    "assessments": (
        "a1,own-7,own-7-issued,lubi-edz,2026-01-31,day,met,gzdaily-a1,一,high,已印发。,Issued.,"
        "owner,2026-02-01,reviewer,2026-02-02,,,",
        "a2,own-7,own-7-operating,lubi-edz,2026-02-28,day,met,gzdaily-a1,二,high,在运行。,Runs.,"
        "owner,2026-03-01,reviewer,2026-03-02,,,",
        "a3,own-7,own-7-operating,lubi-edz,2026-05-31,day,not_met,gzdaily-a1,三,high,已停止。,"
        "Stopped.,owner,2026-06-01,reviewer,2026-06-02,,,",
        "a4,own-7,own-7-issued,longli-edz,2026-03-31,day,reported_unverified,gzdaily-a1,四,medium,"
        "称已印发。,Said to be issued.,owner,2026-04-01,,,,,",
        "a5,own-7,own-7-issued,longli-edz,2026-04-30,day,not_met,gzdaily-a1,五,high,误填。,"
        "By mistake.,owner,2026-05-01,reviewer,2026-05-02,,,",
        "a6,own-7,own-7-issued,longli-edz,2026-04-30,day,met,gzdaily-a1,五,high,更正。,Corrected.,"
        "owner,2026-05-03,reviewer,2026-05-04,a5,,",
        "a7,own-7,,bijiang-edz,2026-03-31,day,not_applicable,,,high,不适用。,Not applicable.,"
        "owner,2026-04-01,reviewer,2026-04-02,,,",
    ),
}


@cache
def owned_folder() -> Path:
    """The folder; never written to again."""
    root = Path(mkdtemp(prefix="owned-")) / "data"
    shutil.copytree(resources.DATA, root)
    for table, rows in ROWS.items():
        with (root / "reforms" / f"{table}.csv").open("a", encoding="utf-8") as file:
            file.writelines(f"{row}\n" for row in rows)
    return root


def owned() -> Package:
    """The package, opened."""
    return open_package(owned_folder())
