"""Business environment and factors: what is asked and drawn."""

from dashboard.figures import environment_charts
from dashboard.figures.environment_charts import EnvironmentSelection
from dashboard.filters.asker import Asker
from dashboard.i18n import mark
from dashboard.views.view import View


def ask(asker: Asker) -> EnvironmentSelection:
    """Which places, and which topic."""
    t, edition = asker.t, asker.edition
    places = environment_charts.places(edition)
    prefectures = environment_charts.prefectures(edition)
    topics = {"": t("All topics"), **environment_charts.topics(edition)}
    return EnvironmentSelection(
        zone=asker.many(t("Zone or place"), "zone", places, t("All zones and places")),
        prefecture=asker.many(t("Prefecture"), "prefecture", prefectures, t("All prefectures")),
        topic=asker.one(t("Topic"), "topic", topics, "", 160),
    )


PAIRS = View("environment.pairs", mark("Before and after"), ask, environment_charts.before_after)
AMOUNTS = View("environment.amounts", mark("Amounts and trade"), ask, environment_charts.amounts)
VALUES = View("environment.table", mark("All values"), ask, tabulate=environment_charts.value_table)
VIEWS = (PAIRS, AMOUNTS, VALUES)
