"""The tracked policy: what is known of its text, the clause slots, and adoption."""

from dataclasses import dataclass, replace

import pandas as pd

from components.charts.reform_progress import slots
from components.theme import Look
from dashboard.catalog import Edition, Package, remember
from dashboard.domain.reforms import State, clause_slots
from dashboard.figures.fact_table import titled
from dashboard.figures.panel import Chart, Table, drawing, joined
from dashboard.figures.reforms.practices import evidence, outcomes
from dashboard.figures.wording.chart_words import words
from dashboard.figures.wording.statements import Statement, statement
from dashboard.i18n import mark

KNOWN_KINDS = ("policy", "next_steps")  # events that say what became of the policy
TEXT_STATUS = {
    "official_text": mark("Official text"),
    "documented_practice": mark("Practice in the press"),
}
CLAUSE_COLUMNS = {
    "clause": mark("Clause"),
    "title": mark("Title"),
    "text": mark("Text"),
    "status_text": mark("Status of the text"),
    "source": mark("Source"),
    "locator": mark("Locator"),
}


@dataclass(frozen=True)
class Known:
    """What is and what is not known of the policy whose clauses are tracked."""

    title: str
    filled: int
    count: int
    says: str
    note: str
    statements: tuple[Statement, ...]

    @property
    def complete(self) -> bool:
        """Whether there is nothing to be said beside the clauses themselves."""
        return self.filled == self.count and not self.statements


@remember
def tracked(edition: Edition) -> str:
    """The title of the policy whose clauses are tracked; in general words where there is none."""
    t, table = edition.t, edition.table("policies")
    own = table.loc[table["policy_id"] == edition.settings.reform_policy_id, "title"]
    return str(own.iloc[0]) if len(own) else t("Reform of development zones")


def known(edition: Edition) -> Known | None:
    """The state of the text, and what sources say of the policy since; None if none is tracked."""
    t, table = edition.t, edition.table("policies")
    own = table[table["policy_id"] == edition.settings.reform_policy_id]
    if own.empty:
        return None
    policy = own.iloc[0]
    filled, count = int(_slots(edition.package)["filled"].sum()), edition.settings.clause_count
    message = (
        t("All {count} clauses of {policy} are entered.")
        if filled == count
        else t("{filled} of {count} clauses of {policy} are entered; the others are left empty.")
        if filled
        else t("{policy}: the text is in no public source at hand. No clause is made up.")
    )
    events = edition.table("events")
    since = events["date_start"].isna() | (events["date_start"] >= policy["date_start"])
    of_province = events["subject_id"] == edition.settings.province_id
    told = events[since & of_province & events["kind"].isin(KNOWN_KINDS)]
    dated_first = told.sort_values("date_start", kind="stable", na_position="last")
    return Known(
        policy["title"], filled, count,
        message.format(filled=filled, count=count, policy=policy["title"]),
        policy["note"],
        tuple(statement(edition, row) for row in dated_first.to_dict("records")),
    )  # fmt: skip


def _slots(package: Package) -> pd.DataFrame:
    settings = package.settings
    measures = package.tables["measures"]
    return clause_slots(measures, settings.reform_policy_id, settings.clause_count).rows


@drawing
def slots_panel(edition: Edition, look: Look) -> Chart:
    """The numbered clauses, filled where an owner has entered one."""
    t = edition.t
    found = _slots(edition.package)
    titles = edition.table("measures").set_index("measure_id")["title"]
    entered, empty = t("Entered"), t("Text not seen")
    frame = pd.DataFrame(
        {
            "key": "clauses",
            "label": "",
            "number": found["clause"],
            # an entered text is no fulfilled measure: never the colour of "met"
            "state": [_slot_state(filled) for filled in found["filled"]],
            "state_label": [entered if filled else empty for filled in found["filled"]],
            "sign": "",
            "note": [joined(titles.loc[ids], t) if ids else "" for ids in found["measure_ids"]],
        }
    )
    n = int(found["filled"].sum())
    coverage = t("{n} of {total} clauses entered").format(n=n, total=len(found))
    spec = slots(frame, look=look, words=words(edition.language))
    title = t("The clauses")
    numbers = [t("Clause {number}").format(number=number) for number in found["clause"]]
    rows = pd.DataFrame(
        {"subject": numbers, "status_text": frame["state_label"], "note": frame["note"],
         "source_id": "", "source": ""}
    )  # fmt: skip
    missing = tuple(t("Clause {number}").format(number=number)
                    for number in found.loc[~found["filled"], "clause"])  # fmt: skip
    return Chart(
        "slots",
        title,
        rows,
        spec=spec,
        notes=(),
        coverage=coverage,
        alt=f"{title}. {coverage}",
        missing=missing,
    )


@drawing
def standing_panel(edition: Edition, look: Look) -> Chart:
    """The clauses with what is known of them, for readers who see nothing else of the reform."""
    panel, settings, t = slots_panel(edition, look), edition.settings, edition.t
    policies = edition.table("policies")
    known = policies.loc[policies["policy_id"] == settings.reform_policy_id, "source_id"]
    return replace(
        panel,
        key="clauses",
        title=t("Where the {count} measures stand").format(count=settings.clause_count),
        notes=_standing_notes(edition),
        counted={source: edition.source_labels[source] for source in known if source},
        redraw=None,
    )


def _standing_notes(edition: Edition) -> tuple[str, ...]:
    t, filled = edition.t, int(_slots(edition.package)["filled"].sum())
    measures, assessments = edition.tables["measures"], edition.tables["assessments"]
    kinds = edition.tables["subjects"].set_index("subject_id")["kind"]
    where = assessments["subject_id"].map(kinds)
    zones = assessments.loc[where == "zone", "subject_id"].nunique()
    count = edition.settings.clause_count
    first = t("The text of the {count} clauses is in no public source at hand: none is entered, so "
              "none is counted as begun or done.")  # fmt: skip
    second = t("{practices} practices reported in {zones} zones are documented; which clause each "
               "belongs to is not known.")  # fmt: skip
    practices = int((measures["text_status"] == "documented_practice").sum())
    lines = [first] if filled == 0 else [t("{filled} of {count} clauses are filled.")]
    lines += [second] if practices else []
    return tuple(
        line.format(filled=filled, count=count, practices=practices, zones=zones) for line in lines
    )


def _slot_state(filled: bool) -> str:
    return State.REPORTED_UNVERIFIED.value if filled else State.UNREPORTED.value


@remember
def clauses(edition: Edition) -> pd.DataFrame:
    """The measures of the tracked policy that bear a clause number, in its order."""
    t, table = edition.t, edition.table("measures")
    tracked = table["policy_id"] == edition.settings.reform_policy_id
    own = table[tracked & table["clause"].notna()]
    return own.assign(
        subject=own["title"],
        source=own["source_id"].map(edition.source_labels),
        status_text=own["text_status"].map({k: t(v) for k, v in TEXT_STATUS.items()}),
    ).sort_values("clause", kind="stable")


@remember
def clause_table(edition: Edition) -> Table:
    """The entered clauses as a reader reads them."""
    t = edition.t
    frame = titled(clauses(edition), CLAUSE_COLUMNS, t)
    return Table("clauses", t("Clauses entered"), frame=frame)


@remember
def zones(edition: Edition) -> dict[str, str]:
    """Id -> name of all zones, those with the most reports first."""
    rows = evidence(edition)
    rows = rows[rows["subject_id"].isin(edition.tables["zones"]["subject_id"])]
    number = (rows["state"] != State.UNREPORTED).groupby(rows["subject_id"], sort=False).sum()
    names = dict(zip(rows["subject_id"], rows["subject"], strict=True))
    return {i: names[i] for i in number.sort_values(ascending=False, kind="stable").index}


@remember
def entry_columns(edition: Edition) -> pd.DataFrame:
    """The columns of the table of measures: name, title, whether required, what goes in."""
    t = edition.t
    fields = edition.schemas["measures"].fields
    return pd.DataFrame(
        {
            t("Column"): [field.name for field in fields],
            t("Meaning"): [field.title[edition.language] for field in fields],
            t("Required"): [t("Yes") if field.required else t("No") for field in fields],
            t("What goes in"): [
                t(" · ").join(
                    filter(None, [field.description[edition.language], ", ".join(field.enum)])
                )
                for field in fields
            ],
        }
    )


@remember
def adoption(edition: Edition) -> pd.DataFrame:
    """The figures linked to measures that are of no single zone, one row each."""
    measures = tuple(edition.tables["measures"]["measure_id"])
    rows = outcomes(edition, measures)
    return rows[rows["zone_id"] == ""].drop_duplicates("observation_id")
