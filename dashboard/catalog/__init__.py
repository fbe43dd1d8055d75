"""The only reader of a data package, and the only cache."""

from dashboard.catalog.addresses import base_address, followable
from dashboard.catalog.edition import Edition
from dashboard.catalog.memory import remember, remember_large
from dashboard.catalog.package import Package, open_package
from dashboard.catalog.reading.descriptor import PackageError
from dashboard.catalog.reading.problems import Problem
from dashboard.catalog.reading.schema import Field

__all__ = [
    "Edition",
    "Field",
    "Package",
    "PackageError",
    "Problem",
    "base_address",
    "followable",
    "open_package",
    "remember",
    "remember_large",
]
