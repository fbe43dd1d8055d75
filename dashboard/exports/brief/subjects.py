"""What a brief can be about, and how it is then called."""

from dataclasses import dataclass
from typing import Literal

from dashboard.catalog import Package
from dashboard.figures import reforms
from dashboard.i18n import mark, translator

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


def options(package: Package, kind: Kind, language: str) -> dict[str, str]:
    """Id -> name of the subjects of a kind that a brief can be asked for by name."""
    if kind == "zone":
        ids = package.tables["zones"]["subject_id"]
    else:
        table = package.tables["subjects"]
        ids = table.loc[table["kind"] == kind, "subject_id"]
    names = package.names("subjects", language)
    return {str(i): names[i] for i in ids}


def title(package: Package, subject: Subject, language: str) -> str:
    """The title of a brief. Errors: KeyError where the package has no such subject."""
    t = translator(language)
    if subject.kind in ("zone", "prefecture"):
        name = options(package, subject.kind, language)[subject.id]
    elif subject.kind == "province":
        name = package.names("subjects", language).get(package.settings.province_id, "")
    else:
        name = reforms.tracked(package, language)
    return t(TITLES[subject.kind]).format(name=name)
