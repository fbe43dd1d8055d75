"""axe-core on every page, in both languages and modes: nothing serious, nothing critical."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe

from dashboard.navigation import PAGES
from tests.browser.conftest import Watched

GRAVE = ("serious", "critical")
# what only Streamlit's own elements could cure, by rule: the part of the page that it lies in
STREAMLIT: dict[str, tuple[str, ...]] = {}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", [entry.name for entry in PAGES])
def test_nothing_grave_is_found(visit: Callable[..., Watched], name: str, language: str) -> None:
    watched = visit()
    path = "/" if name == "overview" else f"/{name}"
    page = watched.open(f"{path}?lang={language}")
    found = []
    for mode in ("light", "dark"):
        page.emulate_media(color_scheme=mode)
        watched.settle()
        for violation in Axe().run(page).response["violations"]:
            if violation["impact"] in GRAVE:
                nodes = [
                    node["html"][:200]
                    for node in violation["nodes"]
                    if not any(own in str(node["target"]) for own in
                               STREAMLIT.get(violation["id"], ()))
                ]  # fmt: skip
                if nodes:
                    found.append((mode, violation["id"], len(nodes), nodes[:3]))
    assert found == []
