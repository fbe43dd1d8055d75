"""What a brief begins with: findings with their n of N and period, the first figure, its table."""

from dashboard.catalog import Edition
from dashboard.domain.reforms import Light
from dashboard.exports.brief import brief_sections
from dashboard.exports.brief.document_model import Figure, Row, Section, Sentence, Table
from dashboard.figures import overview_findings
from dashboard.figures.comparison.like_values import like_values, usual_indicator
from dashboard.figures.comparison.ranking_charts import ranking_panel
from dashboard.figures.comparison.ranking_choice import RankingChoice, indicator_name
from dashboard.figures.reforms import overdue
from dashboard.figures.reforms.cells import ReformSelection, cell_rows, day_of

MOST_ROWS = 15  # of a table beside a picture that has no more


def province_findings(edition: Edition) -> list[Sentence]:
    """Who leads, what changed most, what is late, what is unknown: as the overview has them."""
    t = edition.t
    found = overview_findings.findings(edition, overview_findings.indicator_of(edition))
    words = t("{label} – {text} ({basis}).")
    return [
        Sentence(words.format(
            label=one.label, text=one.text, basis=one.basis.replace(t(" · "), t("; "))
        ))
        for one in found
    ]  # fmt: skip


def leading_section(edition: Edition) -> Section | None:
    """The ranking of the overview, drawn, and its first rows; None where nothing is ranked."""
    t = edition.t
    chosen = RankingChoice("zone", overview_findings.indicator_of(edition))
    panel = ranking_panel(edition, brief_sections.look(edition.language), chosen)
    if not panel.spec:
        return None
    first = panel.rows.head(MOST_ROWS)
    said = t("{indicator}: the first {count} of {total}, {period}").format(
        indicator=indicator_name(edition, chosen), count=len(first), total=len(panel.rows),
        period=first["period"].iloc[0],
    )  # fmt: skip
    rows = tuple(
        Row((row["rank"], row["subject_name"], row["display"]), (row["source_id"],))
        for row in first.to_dict("records")
    )
    table = Table(said, (t("Rank"), t("Zone"), t("Value")), rows, said, (2,))
    message = Sentence(panel.title, tuple(panel.sources))
    return Section(t("Zones that lead"), message, (), (Figure(panel, message),), (table,))


def late_findings(edition: Edition) -> list[Sentence]:
    """How many measures are overdue or reported, of how many and on which day; where most are."""
    t, chosen = edition.t, ReformSelection()
    panel = overdue.lights_panel(edition, brief_sections.look(edition.language), chosen)
    if panel.rows.empty:
        return []
    period = str(panel.rows["period"].iloc[0])
    said = [t("{finding} ({period}).").format(finding=panel.title, period=period)]
    most = t("; ").join(
        t("{zone} ({count})").format(zone=name, count=count)
        for _, name, count in overdue.most_late(edition)
    )
    said += [t("Most overdue measures: {zones}.").format(zones=most)] if most else []
    return [Sentence(text) for text in (*said, overdue.late_said(edition, chosen))]


def late_section(edition: Edition) -> Section | None:
    """The measures by schedule, drawn, and those longest overdue; None where nothing is late."""
    t, chosen = edition.t, ReformSelection()
    late = overdue.late_rows(edition, chosen)
    late = late[late["light"] == Light.OVERDUE.value]
    if late.empty:
        return None
    panel = overdue.lights_panel(edition, brief_sections.look(edition.language), chosen)
    first = late.head(MOST_ROWS)
    sources = cell_rows(edition, first, day_of(edition.package, chosen))["source_id"]
    frame = overdue.late_table(edition, chosen).frame.loc[first.index]
    names = (t("Zone"), t("Measure"), t("Days past due"), t("Due"), t("Lead body"))
    rows = tuple(
        Row(tuple(str(cell) for cell in cells), (str(source),) if source else ())
        for cells, source in zip(frame[list(names)].itertuples(index=False), sources, strict=True)
    )
    said = t("Longest overdue: the first {count} of {total}, {period}").format(
        count=len(first), total=f"{len(late):,}", period=panel.rows["period"].iloc[0]
    )
    message = Sentence(panel.title, tuple(panel.sources))
    table = Table(said, names, rows, said, (2,))
    return Section(t("Overdue"), message, (), (Figure(panel, message),), (table,))


def prefecture_findings(edition: Edition, prefecture: str, name: str) -> list[Sentence]:
    """Where the prefecture stands among the others, and what is overdue in its zones."""
    t = edition.t
    values = like_values(edition, usual_indicator(edition, "prefecture"), "prefecture")
    own = values.rows[values.rows["subject_id"] == prefecture] if len(values.rows) else values.rows
    said = []
    if len(own):
        row = own.iloc[0]
        text = t("{indicator} of {name}, {period}: {value}, number {rank} of the {among} "
                 "prefectures that have a value (of {total}).")  # fmt: skip
        said.append(Sentence(text.format(
            indicator=row["indicator"], name=name, period=row["period"], value=row["display"],
            rank=row["rank"], among=row["among"], total=values.everyone,
        ), (row["source_id"],), (row["observation_id"],), derived=True))  # fmt: skip
    chosen = ReformSelection(prefecture=(prefecture,))
    if len(overdue.late_rows(edition, chosen)):
        late = t("Reform measures in its zones: {said}")
        said.append(Sentence(late.format(said=overdue.late_said(edition, chosen))))
    return said
