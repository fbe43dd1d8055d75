"""What went wrong, in the reader's language: what, where, why and what to do."""

from collections.abc import Iterable

import streamlit as st

from dashboard import i18n
from dashboard.catalog import Edition, PackageError, remember
from dashboard.catalog.reading.fault_words import messages
from dashboard.catalog.reading.problems import gathered
from dashboard.filters import session
from dashboard.filters.session import Reader
from dashboard.panels.links import address, plain

SHOWN_PROBLEMS = 4


def notices(place: "st.delta_generator.DeltaGenerator") -> None:
    """Messages about bad link parameters, at the top of the page."""
    found = session.notices()
    if found:
        place.warning("\n\n".join(found))


def empty(reader: Reader, message: str = "") -> None:
    """A selection that leaves nothing: say so and how to go on."""
    t = reader.t
    st.info(message or t("Nothing matches this selection. Remove a filter to see more."))


def fictional(reader: Reader) -> tuple[str, ...]:
    """The mark that every panel of invented figures bears, so that no part is shown without it."""
    marked = reader.edition.settings.fictional
    return (f":red[**{reader.t('Fictional data')}**]",) if marked else ()


def package_state(reader: Reader) -> None:
    """Above every page: the mark of fictional data, and faults of the data package."""
    t, package = reader.t, reader.edition.package
    if package.settings.fictional:
        place = st.container(key="fictional")
        place.error(t("Fictional data: for demonstration only. No real place or figure."))
    # what is shown all the same does no harm: it is listed on the data page only
    if package.problems:
        lines = fault_lines(reader.edition)
        link = address(reader, "data", view="problems")
        st.warning(
            t("The data package has {count} faults; what they concern is not shown.").format(
                count=len(gathered(package.problems))
            )
            + f"\n\n{listed(lines[:SHOWN_PROBLEMS])}\n\n[{t('See all faults')}]({link})"
        )


@remember
def fault_lines(edition: Edition) -> tuple[str, ...]:
    """The faults of the package in words, one a cause."""
    return tuple(messages(edition.package.problems, edition.schemas, edition.t, edition.language))


def package_failure(error: PackageError) -> None:
    """There is no usable data package: say where it was looked for and what to do."""
    t = i18n.translator(session.language())
    what = {
        "folder_missing": t("The data folder does not exist."),
        "descriptor_missing": t("The data folder has no datapackage.yaml."),
        "descriptor_invalid": t("The datapackage.yaml cannot be read."),
    }[error.reason]
    why = plain(t(error.detail).format(value=error.value))
    st.error(
        f"{what}\n\n{t('Place')}{t(': ')}`{error.place}`\n\n{why}\n\n"
        + t("Check the folder, or start the dashboard with --data and another folder.")
    )


def failure(_error: Exception) -> None:
    """A fault of the program: never a traceback; the log has it."""
    t = i18n.translator(session.language())
    st.error(
        t("This page could not be shown. Your data are unharmed; the details are in the log.")
        + "\n\n"
        + t("Reset the filters (open the page from the menu), or tell the operator."),
    )


def listed(lines: Iterable[str]) -> str:
    """A Markdown list of plain lines."""
    return "\n".join(f"- {plain(line)}" for line in lines)
