"""What a brief can be about, and the parts that several have: topics, conflicts, gaps, closing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from components.theme import Look
from dashboard.catalog import Package
from dashboard.catalog.facts import source_labels
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
from dashboard.exports.links import path_of
from dashboard.figures import reforms
from dashboard.figures.panel import Panel
from dashboard.figures.register import Conflict
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


def subject_names(package: Package, kind: Kind, language: str) -> dict[str, str]:
    """Id -> name of the subjects of a kind that a brief can be asked for by name."""
    if kind == "zone":
        ids = package.tables["zones"]["subject_id"]
    else:
        table = package.tables["subjects"]
        ids = table.loc[table["kind"] == kind, "subject_id"]
    names = package.names("subjects", language)
    return {str(i): names[i] for i in ids}


def title(package: Package, subject: Subject, language: str) -> str:
    """The title of a brief. Errors: KeyError where the package has no such subject."""
    t = translator(language)
    if subject.kind in ("zone", "prefecture"):
        name = subject_names(package, subject.kind, language)[subject.id]
    elif subject.kind == "province":
        name = package.names("subjects", language).get(package.settings.province_id, "")
    else:
        name = reforms.tracked(package, language)
    return t(TITLES[subject.kind]).format(name=name)


def look(language: str) -> Look:
    """How pictures of a brief are drawn, whatever the reader's screen."""
    return Look("light", language, width=WIDTH)  # type: ignore[arg-type]


def context(package: Package, language: str, page: str, address: str, **parameters: str) -> Context:
    """The context of a brief, with a link to the page whose content it holds.

    address: base address of the link, as in `Context.of`.
    """
    link = path_of(page, parameters.items(), language)
    return Context.of(package, language, link, address=address)


def finished(
    package: Package,
    subject: Subject,
    lead: Iterable[Sentence],
    sections: Iterable[Section | None],
    found: Context,
) -> Brief:
    """A brief with its title, sources and closing; a section with nothing to say is None."""
    told = tuple(section for section in sections if section)
    named, labels = title(package, subject, found.language), source_labels(package, found.language)
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


def parts_by(package: Package, rows: pd.DataFrame, column: str, language: str) -> tuple[Part, ...]:
    """Sentences on rows, one part for each value of `column` in their order.

    With a single group, or where every group has but one sentence, headings would be empty talk.
    """
    groups = [
        (str(name), tuple(figure_sentences(package, group, language)))
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


def trend_figure(panel: Panel, language: str) -> Figure:
    """A chart over time with what it says."""
    chart = over_time(panel.rows, language)
    return Figure(panel, ends_sentence(panel.rows, language), chart)


def pair_figure(package: Package, panel: Panel, language: str) -> Figure:
    """A chart of values before and after with the first of its differences."""
    said = pair_sentences(package, panel.rows, language)
    return Figure(panel, said[0], before_after(panel.rows, language))


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


def year_gap(rows: pd.DataFrame, language: str) -> Sentence:
    """The latest full year of which the rows hold a result, or that there is none."""
    t = translator(language)
    full = rows[(rows["mark"] == "full") & ~rows["derived"] & (rows["status"] != "F")]
    if full.empty:
        return Sentence(t("No figure of a full year was found."))
    last = full.sort_values("period_end").iloc[-1]
    return Sentence(t("The latest figure of a full year is of {year}.").format(year=last["period"]))


def topic_gap(package: Package, rows: pd.DataFrame, language: str) -> Sentence | None:
    """The topics under which nothing was found, or None where every topic has a figure."""
    t = translator(language)
    found = set(rows["topic_id"])
    missing = [name for key, name in package.names("topics", language).items() if key not in found]
    if not missing:
        return None
    text = t("No figure was found under these topics: {topics}. Not found does not mean zero.")
    return Sentence(text.format(topics=t(", ").join(missing)))
