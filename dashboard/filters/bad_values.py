"""Notices to the reader about values of the address that are not known."""

from dashboard import i18n
from dashboard.filters.languages import language
from dashboard.filters.memory import memory

LONGEST_SHOWN = 40  # characters of a bad value that a notice repeats


def notice(message: str, value: str) -> None:
    """Keep a message for the reader about a bad value; shown by the entry script."""
    shown = value if len(value) <= LONGEST_SHOWN else f"{value[:LONGEST_SHOWN]}…"
    clean = "".join(c for c in shown if c.isprintable() and c != "`")
    memory().notices.append(i18n.translator(language())(message).format(value=f"`{clean}`"))


def notices() -> list[str]:
    """The messages of this run."""
    return list(memory().notices)
