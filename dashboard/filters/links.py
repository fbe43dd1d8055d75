"""Addresses of pages without their host."""

from collections.abc import Iterable
from urllib.parse import urlencode

from dashboard import i18n


def path_of(page: str, parameters: Iterable[tuple[str, str]], language: str = i18n.DEFAULT) -> str:
    """Path and query of a page; a language that is not the default one is its last parameter."""
    path = "/" if page == "overview" else f"/{page}"
    asked = [("lang", language)] if language != i18n.DEFAULT else []
    query = [*parameters, *asked]
    return f"{path}?{urlencode(query)}" if query else path
