"""Entries that the rules refuse, and entries to be checked: for the owner of the data."""

import pandas as pd

from dashboard.catalog import Package, remember
from dashboard.domain.reforms import Rule
from dashboard.figures.columns import titled
from dashboard.figures.panel import Panel
from dashboard.figures.tracker import ladder
from dashboard.figures.tracker_cells import measure_names
from dashboard.figures.tracker_words import NO_RUNG, RULE_WORDS, RUNG_WORDS
from dashboard.i18n import mark, translator

COLUMNS = {
    "kind": mark("Kind"),
    "assessment_id": mark("Assessment id"),
    "line": mark("Line"),
    "subject": mark("Subject"),
    "measure": mark("Measure"),
    "why": mark("Why"),
    "detail": mark("What the row says"),
}


@remember
def finding_counts(package: Package) -> tuple[int, int]:
    """How many entries are refused, and how many are warned of."""
    found = ladder(package).findings
    refused = found["refused"].astype(bool)
    return found.loc[refused, "assessment_id"].nunique(), int((~refused).sum())


@remember
def findings_table(package: Package, language: str) -> Panel:
    """Every refusal and warning in words, refusals first."""
    t, found = translator(language), ladder(package).findings
    found = found.sort_values("refused", ascending=False, kind="stable")
    log = package.tables["assessments"].set_index("assessment_id")
    rows, names = log.reindex(found["assessment_id"]), package.names("subjects", language)
    frame = pd.DataFrame(
        {
            "kind": [
                t("Refused") if refused else t("Please check") for refused in found["refused"]
            ],
            "assessment_id": found["assessment_id"].to_numpy(),
            "line": rows["line"].astype("Int64").to_numpy(),
            "subject": rows["subject_id"].map(names).to_numpy(),
            "measure": rows["measure_id"].map(measure_names(package, language)).to_numpy(),
            "why": [t(RULE_WORDS[Rule(code)]) for code in found["code"]],
            "detail": [_detail(text, language) for text in found["detail"]],
        }
    )
    note = t(
        "A refused entry stays in the table but counts nowhere; an entry to be checked counts."
    )
    return Panel(
        "findings", t("Entries refused or to be checked"), titled(frame, COLUMNS, t), notes=(note,)
    )


def _detail(text: str, language: str) -> str:
    """A jump in words; anything else as the row has it."""
    low, arrow, high = text.partition(">")
    known = {str(code): word for code, word in RUNG_WORDS.items()} | {"": RUNG_WORDS[NO_RUNG]}
    if not arrow or low not in known or high not in known:
        return text
    t = translator(language)
    return f"{t(known[low])} → {t(known[high])}"
