"""The tracked policy: what is known of its text, the clause slots, and adoption."""

from dataclasses import dataclass

import pandas as pd

from components.charts.reform_progress import slots
from components.theme import Look
from dashboard.catalog import Package, remember
from dashboard.catalog.facts import source_labels
from dashboard.domain.reforms import State, clause_slots
from dashboard.figures.columns import titled
from dashboard.figures.drawing import drawing
from dashboard.figures.evidence import evidence, outcomes
from dashboard.figures.panel import Panel, joined
from dashboard.figures.statements import Statement, statement
from dashboard.figures.words import words
from dashboard.i18n import mark, translator

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


@remember
def tracked(package: Package, language: str) -> str:
    """The title of the policy whose clauses are tracked; in general words where there is none."""
    t, table = translator(language), package.table("policies", language)
    own = table.loc[table["policy_id"] == package.settings.reform_policy_id, "title"]
    return str(own.iloc[0]) if len(own) else t("Reform of development zones")


def method_facts(package: Package, language: str) -> dict[str, str]:
    """What the page of methods says of this data package: policy, known, limits."""
    state = known(package, language)
    said = f"{state.says} {state.note}".strip() if state else ""
    limits = package.description.get(language) or package.description.get("zh", "")
    return {"policy": tracked(package, language), "known": said, "limits": limits}


@remember
def known(package: Package, language: str) -> Known | None:
    """The state of the text, and what sources say of the policy since; None if none is tracked."""
    t, table = translator(language), package.table("policies", language)
    own = table[table["policy_id"] == package.settings.reform_policy_id]
    if own.empty:
        return None
    policy = own.iloc[0]
    filled, count = int(_slots(package)["filled"].sum()), package.settings.clause_count
    message = (
        t("All {count} clauses of {policy} are entered.")
        if filled == count
        else t("{filled} of {count} clauses of {policy} are entered; the others are left empty.")
        if filled
        else t("{policy}: the text is in no public source at hand. No clause is made up.")
    )
    events = package.table("events", language)
    since = events["date_start"].isna() | (events["date_start"] >= policy["date_start"])
    of_province = events["subject_id"] == package.settings.province_id
    told = events[since & of_province & events["kind"].isin(KNOWN_KINDS)]
    dated_first = told.sort_values("date_start", kind="stable", na_position="last")
    return Known(
        policy["title"], filled, count,
        message.format(filled=filled, count=count, policy=policy["title"]),
        policy["note"],
        tuple(statement(package, row, language) for row in dated_first.to_dict("records")),
    )  # fmt: skip


def _slots(package: Package) -> pd.DataFrame:
    settings = package.settings
    measures = package.tables["measures"]
    return clause_slots(measures, settings.reform_policy_id, settings.clause_count).rows


@drawing
def slots_panel(package: Package, look: Look) -> Panel:
    """The numbered clauses, filled where an owner has entered one."""
    t = translator(look.language)
    found = _slots(package)
    titles = package.table("measures", look.language).set_index("measure_id")["title"]
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
    spec = slots(frame, look=look, words=words(look.language))
    title = t("The clauses")
    numbers = [t("Clause {number}").format(number=number) for number in found["clause"]]
    rows = pd.DataFrame(
        {"subject": numbers, "status_text": frame["state_label"], "note": frame["note"],
         "source_id": "", "source": ""}
    )  # fmt: skip
    missing = tuple(t("Clause {number}").format(number=number)
                    for number in found.loc[~found["filled"], "clause"])  # fmt: skip
    return Panel("slots", title, rows, spec, (), coverage, f"{title}. {coverage}", missing)


def _slot_state(filled: bool) -> str:
    return State.REPORTED_UNVERIFIED.value if filled else State.UNREPORTED.value


@remember
def clauses(package: Package, language: str) -> pd.DataFrame:
    """The measures of the tracked policy that bear a clause number, in its order."""
    t, table = translator(language), package.table("measures", language)
    tracked = table["policy_id"] == package.settings.reform_policy_id
    own = table[tracked & table["clause"].notna()]
    return own.assign(
        subject=own["title"],
        source=own["source_id"].map(source_labels(package, language)),
        status_text=own["text_status"].map({k: t(v) for k, v in TEXT_STATUS.items()}),
    ).sort_values("clause", kind="stable")


@remember
def clause_table(package: Package, language: str) -> Panel:
    """The entered clauses as a reader reads them."""
    t = translator(language)
    frame = titled(clauses(package, language), CLAUSE_COLUMNS, t)
    return Panel("clauses", t("Clauses entered"), frame)


@remember
def zones(package: Package, language: str) -> dict[str, str]:
    """Id -> name of all zones, those with the most reports first."""
    rows = evidence(package, language)
    rows = rows[rows["subject_id"].isin(package.tables["zones"]["subject_id"])]
    number = (rows["state"] != State.UNREPORTED).groupby(rows["subject_id"], sort=False).sum()
    names = dict(zip(rows["subject_id"], rows["subject"], strict=True))
    return {i: names[i] for i in number.sort_values(ascending=False, kind="stable").index}


@remember
def entry_columns(package: Package, language: str) -> pd.DataFrame:
    """The columns of the table of measures: name, title, whether required, what goes in."""
    t = translator(language)
    fields = package.schemas["measures"].fields
    return pd.DataFrame(
        {
            t("Column"): [field.name for field in fields],
            t("Meaning"): [field.title[language] for field in fields],
            t("Required"): [t("Yes") if field.required else t("No") for field in fields],
            t("What goes in"): [
                t(" · ").join(filter(None, [field.description[language], ", ".join(field.enum)]))
                for field in fields
            ],
        }
    )


@remember
def adoption(package: Package, language: str) -> pd.DataFrame:
    """The figures linked to measures that are of no single zone, one row each."""
    measures = tuple(package.tables["measures"]["measure_id"])
    rows = outcomes(package, language, measures)
    return rows[rows["zone_id"] == ""].drop_duplicates("observation_id")
