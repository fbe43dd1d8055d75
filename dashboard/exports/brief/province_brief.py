"""The brief of the whole province: totals as printed, clusters, prefectures, reform, coverage."""

from dashboard.catalog import Edition
from dashboard.exports.brief import brief_sections, findings
from dashboard.exports.brief.brief_sections import Subject
from dashboard.exports.brief.document_model import Brief, Figure, Part, Section, Sentence, Table
from dashboard.exports.brief.fact_sentences import values_sentence
from dashboard.exports.brief.tables_and_charts import plain_table, ranked, values_table
from dashboard.figures import overview_figures, prefecture_figures
from dashboard.figures.data.coverage_and_conflicts import disagreements
from dashboard.figures.map.still_maps import overview_map
from dashboard.figures.panel import joined
from dashboard.figures.reforms import policy
from dashboard.figures.zones.registry import registry, registry_said

MOST_MISSING = 60


def province_brief(edition: Edition, address: str) -> Brief:
    """The province as the overview shows it."""
    t = edition.t
    sections = (
        findings.leading_section(edition),
        _totals(edition),
        _clusters(edition),
        _prefectures(edition),
        _reform(edition),
        _events(edition),
        brief_sections.conflict_section(
            disagreements(edition)[0], edition.language, t("Where sources disagree")
        ),
        _gaps(edition),
    )  # fmt: skip
    found = brief_sections.context(edition, "overview", address)
    lead = findings.province_findings(edition) or _extent(edition)
    return brief_sections.finished(edition, Subject("province"), lead, sections, found)


def _extent(edition: Edition) -> list[Sentence]:
    """How much the data hold."""
    t = edition.t
    zones = registry(edition)
    rows = edition.facts(derived=False)
    known = set(rows["zone_id"]) & set(zones["subject_id"])
    return [
        Sentence(registry_said(edition)),
        Sentence(t("The sources at hand hold figures of {n} of its {total} zones.").format(
            total=len(zones), n=len(known))),
        Sentence(t("Printed values in the data: {count}; sources: {sources}.").format(
            count=len(rows), sources=rows["source_id"].nunique())),
        Sentence(t("Figures of single zones are not added up to a total of the province.")),
    ]  # fmt: skip


def _totals(edition: Edition) -> Section | None:
    t = edition.t
    rows = overview_figures.province_rows(edition)
    if rows.empty:
        return None
    order = {name: at for at, name in enumerate(overview_figures.headline(edition)["subject"])}
    place = rows["subject"].map(order).fillna(len(order))
    rows = rows.assign(place=place).sort_values(["place", "subject_order"], kind="stable")
    message = t("{count} values are of the province or of groups of its zones; "
                "groups of different scope are not to be compared.")  # fmt: skip
    message = message.format(count=len(rows))
    span = overview_figures.span_panel(edition, brief_sections.look(edition.language))
    figures = []
    if span.spec:
        grown = rows[rows["growth_form"] == "span"]
        figures.append(Figure(span, values_sentence(grown.head(1), edition.language)))
    table = values_table(rows, edition.language, t("Values of the province and of groups"), message)
    parts = brief_sections.parts_by(edition, rows, "subject")
    return Section(t("The province as a whole"), Sentence(message), parts, tuple(figures), (table,))


def _clusters(edition: Edition) -> Section | None:
    t = edition.t
    panel = overview_figures.clusters_panel(edition, brief_sections.look(edition.language))
    if panel.rows.empty:
        return None
    rows = panel.rows
    message = t("For {n} clusters a full-year output is known.").format(n=len(rows))
    said = tuple(
        values_sentence(rows[rows["subject_id"] == i], edition.language) for i in rows["subject_id"]
    )
    notes = tuple(Sentence(note) for note in panel.notes)
    figure = Figure(panel, Sentence(message), ranked(rows, edition.language))
    told, tables = (*said, *notes), tuple[Table, ...]()
    if figure.chart is None:  # too many to be read as sentences
        told, tables = notes, (values_table(rows, edition.language, panel.title, message),)
    parts = (Part(told),) if told else ()
    return Section(t("Output of clusters"), Sentence(message), parts, (figure,), tables)


def _prefectures(edition: Edition) -> Section | None:
    t = edition.t
    panel = prefecture_figures.overview_table(edition)
    frame = panel.frame
    if frame.empty:
        return None
    n = int((frame[t("Own values")] > 0).sum())
    message = t("{n} of {total} prefectures have figures of their own.").format(
        n=n, total=len(frame)
    )
    table = plain_table(frame, panel.title, message, (1, 2, 3, 4))
    note = Part(tuple(Sentence(text) for text in panel.notes))
    return Section(t("Prefectures"), Sentence(message), (note,), (), (table,))


def _reform(edition: Edition) -> Section | None:
    t = edition.t
    if not edition.settings.reform_policy_id:
        return None
    panel = policy.standing_panel(edition, brief_sections.look(edition.language))
    message, *rest = (Sentence(note, tuple(panel.sources)) for note in panel.notes)
    return Section(t("Reform measures"), message, (Part(tuple(rest)),))


def _events(edition: Edition) -> Section | None:
    t = edition.t
    rows = overview_figures.latest(edition, "")
    if rows.empty:
        return None
    said = tuple(
        Sentence(
            t("{period}: {title} ({kind}).").format(
                period=row.date, title=row.title, kind=row.kind_name
            ),
            (str(row.source_id),),
        )
        for row in rows.itertuples()
    )
    message = t("The latest {count} dated events in the data, the latest first.").format(
        count=len(said)
    )
    return Section(t("Events"), Sentence(message), (Part(said, numbered=True),))


def _gaps(edition: Edition) -> Section:
    t = edition.t
    zones = registry(edition)
    rows = edition.facts(derived=False)
    missing = zones[~zones["subject_id"].isin(rows["zone_id"])]
    message = t("{n} of {total} zones in the registry have no figure; "
                "not found does not mean zero.")  # fmt: skip
    text = message.format(n=len(missing), total=len(zones))
    names = joined(missing["name"], t, MOST_MISSING)
    said = _extent(edition)
    if len(missing):
        said.append(Sentence(t("Without any figure: {names}.").format(names=names)))
    panel = overview_map(edition, brief_sections.look(edition.language))
    map_message = f"{panel.coverage}{t('. ')}{panel.notes[0]}"
    figures = (Figure(panel, Sentence(map_message)),)
    return Section(t("Coverage and what is missing"), Sentence(text), (Part(tuple(said)),), figures)
