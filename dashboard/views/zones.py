"""The profile of a zone: what is asked and drawn."""

from dashboard.domain.comparison.peers import PeerRule
from dashboard.figures.comparison import peer_groups
from dashboard.figures.zones import identity, profile, zone_standing, zone_trends
from dashboard.figures.zones.zone_standing import FEW, ROWS, ProfileSelection
from dashboard.filters.asker import Asker
from dashboard.i18n import mark
from dashboard.views.map import ask_zones
from dashboard.views.view import View


def ask(asker: Asker) -> ProfileSelection:
    """The zone, of those that match ("" where none does), its peers, how much and which periods."""
    t, edition = asker.t, asker.edition
    matching = ask_zones(asker, {"level": 120, "type": 150, "prefecture": 150})
    options = identity.options(edition, matching)
    zone = asker.one(t("Zone"), "zone", options, None, 220)
    peers = asker.one(
        t("Peer zones"), "peers", peer_groups.options(edition), PeerRule.LEVEL_AND_TYPE, 160
    )
    rows = {name: t(words) for name, words in ROWS.items()}
    shown = asker.one(t("Indicators shown"), "rows", rows, FEW, 130)
    kinds = zone_trends.periods(edition, zone) if zone else {}
    period = asker.switch(t("Kind of period"), "period", kinds, "year")
    return ProfileSelection(zone, peers, shown, period)


STANDING = View(
    "zones.standing", mark("The zone by its indicators"), ask, zone_standing.standing_panel,
    needs="zone",
)  # fmt: skip
TRENDS = View(
    "zones.trends", mark("Values of the zone over time"), ask,
    zone_trends.trend_panels, needs="zone",
)  # fmt: skip
PAIRS = View(
    "zones.pairs", mark("Before and after, in the zone"), ask,
    lambda edition, look, chosen: profile.before_after(edition, look, chosen.zone), needs="zone",
)  # fmt: skip
FIGURES = View(
    "zones.figures", mark("All figures, by topic"), ask,
    tabulate=lambda edition, chosen: profile.figure_table(edition, chosen.zone),
)  # fmt: skip
VIEWS = (STANDING, TRENDS, PAIRS, FIGURES)
