"""What a brief can be about, and the parts that several have: topics, conflicts, gaps, closing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from components.theme import Look
from dashboard.catalog import Edition, remember
from dashboard.exports.brief.document_model import Brief, Figure, Part, Section, Sentence
from dashboard.exports.brief.fact_sentences import (
    about,
    figure_sentences,
    in_time,
    pair_sentences,
    records,
    values_sentence,
)
from dashboard.exports.brief.tables_and_charts import before_after, over_time
from dashboard.exports.caption import Context
from dashboard.figures.data.coverage_and_conflicts import Conflict
from dashboard.figures.panel import Chart as Drawn
from dashboard.figures.panel import Origin
from dashboard.figures.reforms import policy
from dashboard.filters.asker import path_of
from dashboard.i18n import Translator, mark, translator

WIDTH = 900  # px: of the specification; the picture is drawn larger
Kind = Literal["zone", "prefecture", "province", "reforms"]
TITLES = {
    "zone": mark("{name}: brief of public figures"),
    "prefecture": mark("{name}: brief of public figures on industry"),
    "province": mark("Development zones of {name}: brief of public figures"),
    "reforms": mark("{name}: brief on what is known"),
}


@dataclass(frozen=True)
class Subject:
    """What a brief is about; `id` of a zone or prefecture, "" for the others."""

    kind: Kind
    id: str = ""


@remember
def subject_names(edition: Edition, kind: Kind) -> dict[str, str]:
    """Id -> name of the subjects of a kind that a brief can be asked for by name."""
    if kind == "zone":
        ids = edition.tables["zones"]["subject_id"]
    else:
        table = edition.tables["subjects"]
        ids = table.loc[table["kind"] == kind, "subject_id"]
    names = edition.names("subjects")
    return {str(i): names[i] for i in ids}


def title(edition: Edition, subject: Subject) -> str:
    """The title of a brief. Errors: KeyError where the package has no such subject."""
    t = edition.t
    if subject.kind in ("zone", "prefecture"):
        name = subject_names(edition, subject.kind)[subject.id]
    elif subject.kind == "province":
        name = edition.names("subjects").get(edition.settings.province_id, "")
    else:
        name = policy.tracked(edition)
    return t(TITLES[subject.kind]).format(name=name)


def look(language: str) -> Look:
    """How pictures of a brief are drawn, whatever the reader's screen."""
    return Look("light", language, width=WIDTH)  # type: ignore[arg-type]


def context(edition: Edition, page: str, address: str, **parameters: str) -> Context:
    """The context of a brief, with a link to the page whose content it holds.

    address: base address of the link, as in `Context.of`.
    """
    link = path_of(page, parameters.items(), edition.language)
    return Context.of(edition, Origin(link=link), address)


def finished(
    edition: Edition,
    subject: Subject,
    lead: Iterable[Sentence],
    sections: Iterable[Section | None],
    found: Context,
) -> Brief:
    """A brief with its title, sources and closing; a section with nothing to say is None."""
    told = tuple(section for section in sections if section)
    named, labels = title(edition, subject), dict(edition.source_labels)
    return Brief(named, tuple(lead), told, labels, _closing(found), found)


def _closing(found: Context) -> tuple[str, ...]:
    """What stands at the end: how the brief was made, and of which data."""
    t = translator(found.language)
    return (
        t("This brief was put together from the data by Zone Observatory. It states what the data "
          "hold and nothing else; numbers in brackets lead to the list of sources."),
        t("Derived values are calculated from printed ones and are printed by no source."),
        t("Data version {hash} of {date}; page {link}").format(
            hash=found.version, date=found.created, link=found.link
        ),
    )  # fmt: skip


def parts_by(edition: Edition, rows: pd.DataFrame, column: str) -> tuple[Part, ...]:
    """Sentences on rows, one part for each value of `column` in their order.

    With a single group, or where every group has but one sentence, headings would be empty talk.
    """
    groups = [
        (str(name), tuple(figure_sentences(edition, group)))
        for name, group in rows.groupby(column, sort=False)
    ]
    if len(groups) < 2 or max(len(said) for _, said in groups) < 2:
        return (Part(tuple(sentence for _, said in groups for sentence in said)),)
    return tuple(Part(said, name) for name, said in groups)


def ends_sentence(rows: pd.DataFrame, language: str) -> Sentence:
    """First and last comparable value of the first subject of `rows`: the message of a chart.

    Of several counts of one thing the message is that they are several.
    """
    t = translator(language)
    printed = in_time(rows[~rows["derived"]])
    first = printed.iloc[0]
    if len(printed.drop_duplicates(["subject_id", "series"])) > len(set(printed["subject_id"])):
        text = t("Values of “{indicator}” of {subject} rest on different counts.")
        return about(text, records(printed), language)
    own = printed[
        (printed["subject_id"] == first["subject_id"]) & (printed["series"] == first["series"])
    ]
    marks = own["mark"].value_counts()
    alike = own[own["mark"] == marks.index[0]] if marks.iloc[0] > 1 else own
    return values_sentence(pd.concat([alike.head(1), alike.iloc[1:].tail(1)]), language)


def trend_figure(panel: Drawn, language: str) -> Figure:
    """A chart over time with what it says."""
    chart = over_time(panel.rows, language)
    return Figure(panel, ends_sentence(panel.rows, language), chart)


def pair_figure(edition: Edition, panel: Drawn) -> Figure:
    """A chart of values before and after with the first of its differences."""
    said = pair_sentences(edition, panel.rows)
    return Figure(panel, said[0], before_after(panel.rows, edition.language))


def conflict_section(found: Sequence[Conflict], language: str, heading: str) -> Section | None:
    """Values that disagree, both of them, with the explanation that the data hold."""
    t = translator(language)
    if not found:
        return None
    message = Sentence(
        t("Sources disagree in {count} places; both values are kept.").format(count=len(found))
    )
    said = tuple(_conflict(entry, language, t) for entry in found)
    return Section(heading, message, (Part(said, numbered=True),))


def _conflict(entry: Conflict, language: str, t: Translator) -> Sentence:
    """Each value with its own subject and indicator: the two need not be of the same."""
    pair = entry.pair.reset_index(drop=True)
    groups = [group for _, group in pair.groupby(["subject_id", "indicator_id"], sort=False)]
    said = [values_sentence(group, language) for group in groups]
    text = t("{values} {explanation}").format(
        values=t("{first} {second}").format(first=said[0].text, second=said[-1].text)
        if len(said) > 1
        else said[0].text,
        explanation=entry.explanation,
    )
    return Sentence(text, tuple(pair["source_id"]), tuple(pair["observation_id"]))


def gaps(edition: Edition, rows: pd.DataFrame) -> Section:
    """The section on what is missing: the latest full year, and topics without a value."""
    topics = topic_gap(edition, rows)
    parts = (Part((topics,)),) if topics else ()
    return Section(edition.t("What is missing"), year_gap(rows, edition.language), parts)


def year_gap(rows: pd.DataFrame, language: str) -> Sentence:
    """The latest full year of which the rows hold a result, or that there is none."""
    t = translator(language)
    full = rows[(rows["mark"] == "full") & ~rows["derived"] & (rows["status"] != "F")]
    if full.empty:
        return Sentence(t("No figure of a full year was found."))
    last = full.sort_values("period_end").iloc[-1]
    return Sentence(t("The latest figure of a full year is of {year}.").format(year=last["period"]))


def topic_gap(edition: Edition, rows: pd.DataFrame) -> Sentence | None:
    """The topics under which nothing was found, or None where every topic has a figure."""
    t = edition.t
    found = set(rows["topic_id"])
    missing = [name for key, name in edition.names("topics").items() if key not in found]
    if not missing:
        return None
    text = t("No figure was found under these topics: {topics}. Not found does not mean zero.")
    return Sentence(text.format(topics=t(", ").join(missing)))
