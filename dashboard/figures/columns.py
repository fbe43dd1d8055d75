"""Columns of a frame under titles in the reader's language."""

from collections.abc import Mapping

import pandas as pd

from dashboard.i18n import Translator


def titled(rows: pd.DataFrame, titles: Mapping[str, str], t: Translator) -> pd.DataFrame:
    """The columns of `titles` (column -> message id), in their order, under their titles."""
    return rows[list(titles)].rename(columns={name: t(title) for name, title in titles.items()})
