"""Every name that a thing is known by: short, full, former, of the catalogue, in both languages."""

from dashboard.catalog.memory import remember
from dashboard.catalog.package import Package

# kind of thing -> where its names stand: table, column of ids, columns of names
NAMED = {
    "subjects": (
        ("subjects", "subject_id", ("name_zh", "name_en")),
        ("zones", "subject_id", ("full_name_zh", "catalogue_name_zh")),
        ("places", "subject_id", ("short_zh", "short_en")),
        ("subject_names", "subject_id", ("name_zh",)),
    ),
    "indicators": (("indicators", "indicator_id", ("name_zh", "name_en")),),
    "measures": (("measures", "measure_id", ("title_zh", "title_en")),),
}


@remember
def known_names(package: Package, kind: str) -> dict[str, tuple[str, ...]]:
    """Id -> the names of each thing of a kind (one of NAMED), each once, empty ones left out."""
    found: dict[str, dict[str, None]] = {}
    for table, key, columns in NAMED[kind]:
        rows = package.tables[table]
        for column in columns:
            for identity, name in zip(rows[key], rows[column], strict=True):
                if isinstance(name, str) and name:
                    found.setdefault(str(identity), {})[name] = None
    return {identity: tuple(names) for identity, names in found.items()}
