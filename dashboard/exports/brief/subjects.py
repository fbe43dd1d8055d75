"""What a brief can be about, and how it is then called."""

from dataclasses import dataclass
from typing import Literal

from dashboard.catalog import Edition
from dashboard.figures.reforms import policy
from dashboard.i18n import mark

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


def options(edition: Edition, kind: Kind) -> dict[str, str]:
    """Id -> name of the subjects of a kind that a brief can be asked for by name."""
    if kind == "zone":
        ids = edition.tables["zones"]["subject_id"]
    else:
        table = edition.tables["subjects"]
        ids = table.loc[table["kind"] == kind, "subject_id"]
    names = edition.names("subjects")
    return {str(i): names[i] for i in ids}


def title(edition: Edition, subject: Subject) -> str:
    """The title of a brief. Errors: KeyError where the package has no such subject."""
    t = edition.t
    if subject.kind in ("zone", "prefecture"):
        name = options(edition, subject.kind)[subject.id]
    elif subject.kind == "province":
        name = edition.names("subjects").get(edition.settings.province_id, "")
    else:
        name = policy.tracked(edition)
    return t(TITLES[subject.kind]).format(name=name)
