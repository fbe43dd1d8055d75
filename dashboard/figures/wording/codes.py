"""Words for the codes that tables hold; a code without a word is shown as it is."""

from dashboard.catalog.display_names import SUBJECT_KIND
from dashboard.catalog.fact_words import STATUS
from dashboard.figures.wording.statements import KINDS
from dashboard.i18n import mark

CONFIDENCE = {
    "high": mark("High"),
    "medium_high": mark("Medium to high"),
    "medium": mark("Medium"),
    "low": mark("Low"),
}
PRECISION = {
    "day": mark("Day"),
    "month": mark("Month"),
    "quarter": mark("Quarter"),
    "half_year": mark("Half-year"),
    "year": mark("Year"),
    "plan": mark("Five-year plan"),
    "after": mark("After that date"),
    "undated": mark("No date"),
}
SOURCE_KIND = {
    "official_document": mark("Official document"),
    "official_site": mark("Official site"),
    "official_press": mark("Official press"),
    "other": mark("Other"),
}
READING = {
    "full_text": mark("Full text"),
    "page_scan": mark("Scan of the printed page"),
    "page": mark("Web page"),
    "excerpt": mark("Excerpt"),
    "code_table": mark("Code table"),
    "data_file": mark("Data file"),
}
PERIOD_KIND = {
    "year": mark("Full year"),
    "ytd": mark("Year to date"),
    "half_year": mark("Half-year"),
    "quarter": mark("Quarter"),
    "month": mark("Month"),
    "as_of": mark("At a point in time"),
    "span": mark("Several years or months"),
    "before": mark("Before"),
    "after": mark("After"),
    "undated": mark("No date"),
}
QUALIFIER = {
    "exact": mark("Exact"),
    "about": mark("About"),
    "more_than": mark("More than"),
    "at_least": mark("At least"),
    "almost": mark("Almost"),
    "less_than": mark("Less than"),
    "at_most": mark("At most"),
}
INDICATOR_KIND = {
    "stock": mark("Stock"),
    "flow": mark("Flow"),
    "rate": mark("Rate"),
    "share": mark("Share"),
    "rank": mark("Rank"),
    "duration": mark("Duration"),
    "class": mark("Size class"),
}
DIRECTION = {
    "up": mark("More is better"),
    "down": mark("Less is better"),
    "neutral": mark("Neither"),
}
GROWTH_FORM = {
    "yoy": mark("On the same period of the year before"),
    "span": mark("Cumulative"),
    "annual_average": mark("Average a year"),
}
SEEN = {
    "seen": mark("Seen in a source"),
    "constructed": mark("Constructed, not verified"),
    "inferred": mark("Inferred, to be verified"),
    "unknown": mark("Unknown"),
    "none": mark("None"),
    "site": mark("The zone's own site"),
    "county_seat": mark("Seat of the county"),
    "verified": mark("Verified"),
    "unverified": mark("Not verified"),
    "listed": mark("In the catalogue of 2018"),
    "not_listed": mark("Not in the catalogue of 2018"),
}
NAME_KIND = {
    "former": mark("Former name"),
    "short": mark("Short name"),
    "other": mark("Other name"),
}
REFORM = {
    "title_in_source": mark("Title as in a source"),
    "short_name": mark("Short name only"),
    "theme": mark("A practice, not a document"),
    "rule": mark("Rule"),
    "quantity": mark("Quantity"),
    "project": mark("Project"),
    "mechanism": mark("Mechanism"),
    "official_text": mark("Official text"),
    "documented_practice": mark("Documented practice"),
    "met": mark("Met"),
    "not_met": mark("Not met"),
    "not_applicable": mark("Not applicable"),
    "reported_unverified": mark("Reported, unverified"),
}
RUNG = {
    "arranged": mark("Arranged"),
    "issued": mark("Issued"),
    "operating": mark("In operation"),
    "effective": mark("Effective"),
}
SCOPE = {
    "all_zones": mark("All zones"),
    "national": mark("National zones"),
    "provincial": mark("Provincial zones"),
    "list": mark("Listed zones"),
    "unstated": mark("Not stated by a source"),
}
ROLE = {"lead": mark("Lead"), "support": mark("Support")}
# column -> words; a column of two tables is named with its table
COLUMNS = {
    "confidence": CONFIDENCE,
    "number_confidence": CONFIDENCE,
    "catalogue_confidence": CONFIDENCE,
    "reading": READING,
    "period_kind": PERIOD_KIND,
    "qualifier": QUALIFIER,
    "status": STATUS,
    "direction": DIRECTION,
    "growth_form": GROWTH_FORM,
    "area": SUBJECT_KIND,
    "sources.kind": SOURCE_KIND,
    "subjects.kind": SUBJECT_KIND,
    "subject_names.kind": NAME_KIND,
    "indicators.kind": INDICATOR_KIND,
    "events.kind": KINDS,
    "rung": RUNG,
    "scope_rule": SCOPE,
    "role": ROLE,
}


def words_of(table: str, column: str) -> dict[str, str]:
    """Code -> message id of one column; empty where the column holds no known codes."""
    if column.endswith("precision") and column != "location_precision":
        return PRECISION
    return COLUMNS.get(f"{table}.{column}") or COLUMNS.get(column) or (SEEN | REFORM)
