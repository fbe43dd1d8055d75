"""The words that drawings print themselves, in a reader's language."""

from functools import cache

from components.frames import Words
from dashboard.i18n import translator


@cache
def words(language: str) -> Words:
    """Words for axes, tooltips and legends."""
    t = translator(language)
    return Words(
        series=t("Subject"),
        period=t("Period"),
        value=t("Value"),
        source=t("Source"),
        note=t("Note"),
        kind=t("Kind of value"),
        full_year=t("Full year"),
        part_year=t("Part of a year"),
        as_of=t("At a point in time"),
        derived=t("Derived"),
        forecast=t("Forecast"),
        change=t("Change"),
        base=t("Base"),
        before=t("Before"),
        after=t("After"),
        missing=t("No value"),
        count=t("Values"),
        state=t("State"),
        verified=t("Verified"),
        reported=t("Claimed, not verified"),
        unknown=t("Under way or unreported"),
        denied=t("Said not to be reached"),
        zone=t("Zone"),
        measure=t("Measure"),
        rank=t("Rank"),
    )
