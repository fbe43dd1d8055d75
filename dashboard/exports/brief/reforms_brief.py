"""The brief of the reform tracker: text of the clauses, practices as reported, policies."""

from dataclasses import replace

from dashboard.catalog import Edition, Package
from dashboard.exports.brief import brief_sections, findings
from dashboard.exports.brief.brief_sections import Subject
from dashboard.exports.brief.document_model import (
    Brief,
    Figure,
    Part,
    Row,
    Section,
    Sentence,
    Table,
)
from dashboard.exports.brief.fact_sentences import figure_sentences
from dashboard.exports.brief.tables_and_charts import plain_table, values_table
from dashboard.figures.panel import Chart as Drawn
from dashboard.figures.reforms import (
    cells,
    measure_matrix,
    policy,
    policy_timeline,
    practices,
    progress_counts,
)
from dashboard.figures.reforms.cells import ReformSelection
from dashboard.figures.reforms.practices import Practice, Theme
from dashboard.i18n import Translator, translator

FEWEST_ROWS = 4  # of a table; fewer say no more than sentences
COUNTS = (2, 3, 4, 5, 6, 7)  # columns of the table of measures that hold counts


def reforms_brief(edition: Edition, address: str) -> Brief:
    """What is known of the measures and of the practices that sources report."""
    everything = practices.themes(edition, brief_sections.look(edition.language), ReformSelection())
    themes = tuple(
        replace(theme, practices=tuple(p for p in theme.practices if not p.clause))
        for theme in everything
    )
    sections = (
        findings.late_section(edition),
        _progress(edition),
        _practices(edition, themes),
        _text(edition),
        _adoption(edition),
        _policies(edition),
        _gaps(edition, everything),
    )  # fmt: skip
    found = brief_sections.context(edition, "reforms", address)
    lead = _lead(edition, themes)
    return brief_sections.finished(edition, Subject("reforms"), lead, sections, found)


def _documented(themes: tuple[Theme, ...]) -> tuple[list[Practice], set[str]]:
    """The practices of the press, and the zones in which sources report one."""
    practices = [practice for theme in themes for practice in theme.practices]
    return practices, {report.zone_id for p in practices for report in p.reports if report.zone_id}


def _lead(edition: Edition, themes: tuple[Theme, ...]) -> list[Sentence]:
    t = edition.t
    known = policy.known(edition)
    practices, zones = _documented(themes)
    total = len(edition.tables["zones"])
    said = findings.late_findings(edition)
    said += [Sentence(known.says)] if known else []
    said += _progress_sentences(edition)
    if not practices:
        return said
    counted = t("{count} practices are documented in the press; sources report them of "
                "{n} of the {total} zones in the registry.")  # fmt: skip
    said.append(Sentence(counted.format(count=len(practices), n=len(zones), total=total)))
    said.append(Sentence(t("A practice in the press is no clause of a document, and the lack of a "
                           "report does not prove that nothing was done.")))  # fmt: skip
    return said


def _text(edition: Edition) -> Section | None:
    t = edition.t
    known = policy.known(edition)
    if known is None:
        return None
    panel = policy.slots_panel(edition, brief_sections.look(edition.language))
    message = Sentence(t("{n} of {total} clauses are entered.").format(
        n=known.filled, total=known.count))  # fmt: skip
    said = tuple(
        Sentence(
            t("{period}, by the source: {text}").format(period=s.period, text=s.text or s.title),
            (s.source_id,),
        )
        for s in known.statements
    )
    notes = (Part((Sentence(known.note),)),) if known.note else ()
    rows = policy.clauses(edition)
    entered = tuple(
        Row((str(row["clause"]), row["title"], row["status_text"]), (row["source_id"],))
        for row in rows.to_dict("records")
    )
    columns = (t("Clause"), t("Title"), t("Status of the text"))
    tables = (Table(t("Clauses entered"), columns, entered, message.text),) if entered else ()
    parts = (*notes, Part(said, numbered=True))
    return Section(t("Text of the policy"), message, parts, (Figure(panel, message),), tables)


def _clauses(package: Package) -> ReformSelection | None:
    """The measures that are no practices of the press; None where there is none."""
    practices = set(cells.practices_of(package, ReformSelection()))
    every = cells.measures_of(package, ReformSelection())
    own = tuple(measure for measure in every if measure not in practices)
    return ReformSelection(measure=own) if own else None


def _progress(edition: Edition) -> Section | None:
    """By theme and by measure, and every cell; None where no clause is entered."""
    chosen = _clauses(edition.package)
    if chosen is None:
        return None
    t, look = edition.t, brief_sections.look(edition.language)
    themes = progress_counts.themes_panel(edition, look, chosen)
    color, sort = measure_matrix.usual(edition.package)
    cells = measure_matrix.matrix_panel(edition, look, replace(chosen, color=color, sort=sort))
    message = _progress_message(themes, edition.language)
    table = progress_counts.measure_table(edition, chosen)
    listed = plain_table(table.frame, table.title, table.title, COUNTS)
    listed = replace(listed, notes=tuple(table.notes))
    figures = (Figure(themes, message), Figure(cells, Sentence(cells.coverage)))
    drawn = tuple(figure for figure in figures if figure.panel.spec)
    return Section(t("Progress of the clauses"), message, (), drawn, (listed,))


def _progress_sentences(edition: Edition) -> list[Sentence]:
    """What the summary says of the clauses; nothing where none is entered."""
    chosen = _clauses(edition.package)
    if chosen is None:
        return []
    return [
        _progress_message(
            progress_counts.themes_panel(edition, brief_sections.look(edition.language), chosen),
            edition.language,
        )
    ]


def _progress_message(panel: Drawn, language: str) -> Sentence:
    t = translator(language)
    text = t("Each clause in each zone it is meant for, {period}: {bounds}.")
    return Sentence(text.format(period="".join(panel.periods[:1]), bounds=panel.coverage))


def _practices(edition: Edition, themes: tuple[Theme, ...]) -> Section | None:
    t = edition.t
    told = [theme for theme in themes if theme.practices]
    if not told:
        return None
    count = sum(len(practice.reports) for theme in told for practice in theme.practices)
    message = Sentence(t("{count} reports on {practices} practices under {themes} themes.").format(
        count=count, practices=sum(len(theme.practices) for theme in told), themes=len(told)
    ))  # fmt: skip
    parts = tuple(
        Part(
            tuple(_practice(practice, t) for practice in theme.practices), theme.name, numbered=True
        )
        for theme in told
    )
    look = brief_sections.look(edition.language)
    color, sort = measure_matrix.usual(edition.package)
    # rows of the others would say nothing, and make the drawing too small to read
    told_of = [r.zone_id for theme in told for p in theme.practices for r in p.reports if r.zone_id]
    practices = cells.practices_of(edition.package, ReformSelection())
    zones = tuple(dict.fromkeys(told_of))
    chosen = ReformSelection(zone=zones, measure=practices, color=color, sort=sort)
    panel = measure_matrix.matrix_panel(edition, look, chosen)
    figures = (Figure(panel, Sentence(panel.coverage)),) if panel.spec else ()
    return Section(t("Practices as reported"), message, parts, figures)


def _practice(practice: Practice, t: Translator) -> Sentence:
    """A practice with what is reported where; each report in the words of its source."""
    said = [
        t("{subject}: {text} ({period}; {state})").format(
            subject=report.subject, text=report.text.rstrip("。."), period=report.period,
            state=report.status.word,
        )
        for report in practice.reports
    ]  # fmt: skip
    body = t("; ").join(said) if said else t("No report of a single zone")
    sources = [report.source_id for report in practice.reports] or [practice.source_id]
    text = t("{title}. {body}.").format(title=practice.title, body=body)
    return Sentence(text, tuple(dict.fromkeys(sources)))


def _adoption(edition: Edition) -> Section | None:
    t = edition.t
    rows = policy.adoption(edition)
    if rows.empty:
        return None
    message = Sentence(t("{count} figures on adoption are of no single zone.").format(
        count=len(rows)))  # fmt: skip
    said = tuple(figure_sentences(edition, rows))
    title = t("Figures on adoption")
    table = values_table(rows, edition.language, title, message.text)
    tables = (table,) if len(rows) >= FEWEST_ROWS else ()
    return Section(title, message, (Part(said),), (), tables)


def _policies(edition: Edition) -> Section | None:
    t = edition.t
    table = policy_timeline.policies(edition)
    if table.empty:
        return None
    message = t("The data name {count} policies; of each it says how firm the title is.").format(
        count=len(table)
    )
    columns = (t("Date"), t("Title"), t("Status of the title"), t("Issuer"))
    rows = tuple(
        Row((row["period"], row["title"], row["status_text"], row["issuer"]), (row["source_id"],))
        for row in table.to_dict("records")
    )
    if len(rows) < FEWEST_ROWS:
        said = tuple(Sentence(t("; ").join(filter(None, row.cells)), row.sources) for row in rows)
        return Section(t("Policies"), Sentence(message), (Part(said, numbered=True),))
    panel = policy_timeline.policies_panel(edition, brief_sections.look(edition.language))
    figures = (Figure(panel, Sentence(message)),) if panel.spec else ()
    listed = Table(t("Policies in order of time"), columns, rows, message)
    return Section(t("Policies"), Sentence(message), (), figures, (listed,))


def _gaps(edition: Edition, themes: tuple[Theme, ...]) -> Section:
    t = edition.t
    _, zones = _documented(themes)
    total = len(edition.tables["zones"])
    text = t("Of {n} of {total} zones in the registry no practice is reported.").format(
        n=total - len(zones), total=total
    )
    idle = [theme.name for theme in themes if not theme.practices]
    said = t("Themes without a documented practice: {names}.").format(names=t(", ").join(idle))
    parts = (Part((Sentence(said),)),) if idle else ()
    return Section(t("What is missing"), Sentence(text), parts)
