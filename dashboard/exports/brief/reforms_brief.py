"""The brief of the reform tracker: text of the clauses, practices as reported, policies."""

from dataclasses import replace

from dashboard.catalog import Package
from dashboard.exports.brief import brief_sections
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
from dashboard.figures import (
    evidence,
    policies,
    reforms,
    tracker_cells,
    tracker_counts,
    tracker_matrix,
)
from dashboard.figures.evidence import Practice, Theme
from dashboard.figures.panel import Panel
from dashboard.figures.selection import Chosen
from dashboard.i18n import Translator, translator

COUNTS = (2, 3, 4, 5, 6, 7)  # columns of the table of measures that hold counts


def reforms_brief(package: Package, language: str, address: str) -> Brief:
    """What is known of the measures and of the practices that sources report."""
    everything = evidence.themes(package, brief_sections.look(language), Chosen())
    themes = tuple(
        replace(theme, practices=tuple(p for p in theme.practices if not p.clause))
        for theme in everything
    )
    sections = (
        _text(package, language),
        _progress(package, language),
        _practices(package, language, themes),
        _adoption(package, language),
        _policies(package, language),
        _gaps(package, language, everything),
    )  # fmt: skip
    found = brief_sections.context(package, language, "reforms", address)
    lead = _lead(package, language, themes)
    return brief_sections.finished(package, Subject("reforms"), lead, sections, found)


def _lead(package: Package, language: str, themes: tuple[Theme, ...]) -> list[Sentence]:
    t = translator(language)
    known = reforms.known(package, language)
    practices = [practice for theme in themes for practice in theme.practices]
    zones = {report.zone_id for p in practices for report in p.reports if report.zone_id}
    total = len(package.tables["zones"])
    said = [Sentence(known.says)] if known else []
    said += _progress_sentences(package, language)
    if not practices:
        return said
    counted = t("{count} practices are documented in the press; sources report them of "
                "{n} of the {total} zones in the registry.")  # fmt: skip
    said.append(Sentence(counted.format(count=len(practices), n=len(zones), total=total)))
    said.append(Sentence(t("A practice in the press is no clause of a document, and the lack of a "
                           "report does not prove that nothing was done.")))  # fmt: skip
    return said


def _text(package: Package, language: str) -> Section | None:
    t = translator(language)
    known = reforms.known(package, language)
    if known is None:
        return None
    panel = reforms.slots_panel(package, brief_sections.look(language))
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
    rows = reforms.clauses(package, language)
    entered = tuple(
        Row((str(row["clause"]), row["title"], row["status_text"]), (row["source_id"],))
        for row in rows.to_dict("records")
    )
    columns = (t("Clause"), t("Title"), t("Status of the text"))
    tables = (Table(t("Clauses entered"), columns, entered, message.text),) if entered else ()
    parts = (*notes, Part(said, numbered=True))
    return Section(t("Text of the policy"), message, parts, (Figure(panel, message),), tables)


def _clauses(package: Package) -> Chosen | None:
    """The measures that are no practices of the press; None where there is none."""
    practices = set(tracker_cells.practices_of(package, Chosen()))
    every = tracker_cells.measures_of(package, Chosen())
    own = tuple(measure for measure in every if measure not in practices)
    return Chosen(measure=own) if own else None


def _progress(package: Package, language: str) -> Section | None:
    """By theme and by measure, and every cell; None where no clause is entered."""
    chosen = _clauses(package)
    if chosen is None:
        return None
    t, look = translator(language), brief_sections.look(language)
    themes = tracker_counts.themes_panel(package, look, chosen)
    cells = tracker_matrix.tracker_panel(package, look, chosen, tracker_matrix.usual(package))
    message = _progress_message(themes, language)
    table = tracker_counts.measure_table(package, language, chosen)
    listed = plain_table(table.rows, table.title, table.notes[0], COUNTS)
    figures = (Figure(themes, message), Figure(cells, Sentence(cells.coverage)))
    drawn = tuple(figure for figure in figures if figure.panel.spec)
    return Section(t("Progress of the clauses"), message, (), drawn, (listed,))


def _progress_sentences(package: Package, language: str) -> list[Sentence]:
    """What the summary says of the clauses; nothing where none is entered."""
    chosen = _clauses(package)
    if chosen is None:
        return []
    return [
        _progress_message(
            tracker_counts.themes_panel(package, brief_sections.look(language), chosen), language
        )
    ]


def _progress_message(panel: Panel, language: str) -> Sentence:
    t = translator(language)
    text = t("Each clause in each zone it is meant for, {period}: {bounds}.")
    return Sentence(text.format(period="".join(panel.periods[:1]), bounds=panel.coverage))


def _practices(package: Package, language: str, themes: tuple[Theme, ...]) -> Section | None:
    t = translator(language)
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
    look, usual = brief_sections.look(language), tracker_matrix.usual(package)
    # rows of the others would say nothing, and make the drawing too small to read
    told_of = [r.zone_id for theme in told for p in theme.practices for r in p.reports if r.zone_id]
    practices = tracker_cells.practices_of(package, Chosen())
    chosen = Chosen(zone=tuple(dict.fromkeys(told_of)), measure=practices)
    panel = tracker_matrix.tracker_panel(package, look, chosen, usual)
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


def _adoption(package: Package, language: str) -> Section | None:
    t = translator(language)
    rows = reforms.adoption(package, language)
    if rows.empty:
        return None
    message = Sentence(t("{count} figures on adoption are of no single zone.").format(
        count=len(rows)))  # fmt: skip
    said = tuple(figure_sentences(package, rows, language))
    title = t("Figures on adoption")
    table = values_table(rows, language, title, message.text)
    return Section(title, message, (Part(said),), (), (table,))


def _policies(package: Package, language: str) -> Section | None:
    t = translator(language)
    table = policies.policies(package, language)
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
    panel = policies.timeline_panel(package, brief_sections.look(language))
    figures = (Figure(panel, Sentence(message)),) if panel.spec else ()
    listed = Table(t("Policies in order of time"), columns, rows, message)
    return Section(t("Policies"), Sentence(message), (), figures, (listed,))


def _gaps(package: Package, language: str, themes: tuple[Theme, ...]) -> Section:
    t = translator(language)
    practices = [practice for theme in themes for practice in theme.practices]
    zones = {report.zone_id for p in practices for report in p.reports if report.zone_id}
    total = len(package.tables["zones"])
    text = t("Of {n} of {total} zones in the registry no practice is reported.").format(
        n=total - len(zones), total=total
    )
    idle = [theme.name for theme in themes if not theme.practices]
    said = t("Themes without a documented practice: {names}.").format(names=t(", ").join(idle))
    parts = (Part((Sentence(said),)),) if idle else ()
    return Section(t("What is missing"), Sentence(text), parts)
