"""The embedded package and its editions, as most figures are tested on."""

import pytest

from dashboard import resources
from dashboard.catalog import Edition, Package, open_package


@pytest.fixture(scope="module")
def edition() -> Edition:
    return Edition.of(open_package(resources.DATA), "zh")


@pytest.fixture(scope="module")
def english() -> Edition:
    return Edition.of(open_package(resources.DATA), "en")


@pytest.fixture(scope="module")
def package() -> Package:
    return open_package(resources.DATA)
