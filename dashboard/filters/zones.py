"""The lists by which zones are narrowed, alike on every page that has them."""

from collections.abc import Mapping

from dashboard.figures.selection import Selection, sectors
from dashboard.figures.zone_map import prefectures
from dashboard.filters.choices import many
from dashboard.filters.readers import Reader


def zone_filters(reader: Reader, widths: Mapping[str, int]) -> Selection:
    """What is chosen in the lists that `widths` (parameter -> pixels) names.

    They stand in one order, whatever that of `widths`: level, type, prefecture, industry.
    """
    t, package, language = reader.t, reader.package, reader.language
    lists = {
        "level": (t("Level"), t("All levels"), package.names("levels", language)),
        "type": (t("Type"), t("All types"), package.names("types", language)),
        "prefecture": (t("Prefecture"), t("All prefectures"), prefectures(package, language)),
        "industry": (t("Industry"), t("All industries"), sectors(package, language)),
    }
    found = {
        name: many(label, name, options, every, width=widths[name])
        for name, (label, every, options) in lists.items()
        if name in widths
    }
    return Selection(
        level=found.get("level", ()),
        type=found.get("type", ()),
        prefecture=found.get("prefecture", ()),
        industry=found.get("industry", ()),
    )
