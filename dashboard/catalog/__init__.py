"""The only reader of a data package, and the only cache."""

from dashboard.catalog.addresses import base_address, followable
from dashboard.catalog.facts import facts
from dashboard.catalog.memory import remember, remember_of
from dashboard.catalog.package import Package, PackageError, open_package
from dashboard.catalog.problems import Problem
from dashboard.catalog.schema import Field

__all__ = [
    "Field",
    "Package",
    "PackageError",
    "Problem",
    "base_address",
    "facts",
    "followable",
    "open_package",
    "remember",
    "remember_of",
]
