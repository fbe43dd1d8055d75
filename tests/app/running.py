"""Pages without a browser: run the whole app as one reader would get it."""

from collections.abc import Mapping
from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]
ENTRY = str(ROOT / "dashboard" / "streamlit_app.py")
TIMEOUT = 30


def run(page: str, parameters: Mapping[str, str | list[str]] | None = None) -> AppTest:
    """The app at `/page?parameters`, run once."""
    app = AppTest.from_file(ENTRY, default_timeout=TIMEOUT)
    for name, value in (parameters or {}).items():
        app.query_params[name] = value
    app.switch_page(f"app_pages/{page}.py")
    return app.run()


def words(app: AppTest) -> str:
    """Everything the page says in Markdown, captions, headings and messages."""
    said = [*app.markdown, *app.caption, *app.warning, *app.error, *app.info]
    return "\n".join(str(element.value) for element in said)


def told(app: AppTest) -> str:
    """As `words`, and what its tables say."""
    cells = [str(cell) for table in app.dataframe for cell in table.value.to_numpy().ravel()]
    return "\n".join([words(app), *cells])
