"""Entries that the rules refuse, and entries to be checked: for the owner of the data."""

import pandas as pd

from dashboard.catalog import Edition, Package, remember
from dashboard.domain.reforms import Rule
from dashboard.figures.fact_table import titled
from dashboard.figures.panel import Table
from dashboard.figures.reforms.cells import ladder, measure_names
from dashboard.figures.reforms.reform_words import NO_RUNG, RULE_WORDS, RUNG_WORDS
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
def findings_table(edition: Edition) -> Table:
    """Every refusal and warning in words, refusals first."""
    t, found = edition.t, ladder(edition.package).findings
    found = found.sort_values("refused", ascending=False, kind="stable")
    log = edition.tables["assessments"].set_index("assessment_id")
    rows, names = log.reindex(found["assessment_id"]), edition.names("subjects")
    frame = pd.DataFrame(
        {
            "kind": [
                t("Refused") if refused else t("Please check") for refused in found["refused"]
            ],
            "assessment_id": found["assessment_id"].to_numpy(),
            "line": rows["line"].astype("Int64").to_numpy(),
            "subject": rows["subject_id"].map(names).to_numpy(),
            "measure": rows["measure_id"].map(measure_names(edition)).to_numpy(),
            "why": [t(RULE_WORDS[Rule(code)]) for code in found["code"]],
            "detail": [_detail(text, edition.language) for text in found["detail"]],
        }
    )
    note = t(
        "A refused entry stays in the table but counts nowhere; an entry to be checked counts."
    )
    return Table(
        "findings",
        t("Entries refused or to be checked"),
        frame=titled(frame, COLUMNS, t),
        notes=(note,),
    )


def _detail(text: str, language: str) -> str:
    """A jump in words; anything else as the row has it."""
    low, arrow, high = text.partition(">")
    known = {str(code): word for code, word in RUNG_WORDS.items()} | {"": RUNG_WORDS[NO_RUNG]}
    if not arrow or low not in known or high not in known:
        return text
    t = translator(language)
    return f"{t(known[low])} → {t(known[high])}"
