"""Texts of tables as Python's own objects: what pages ask is many small questions."""

import pandas as pd

# of what is computed: Arrow's texts cost a call of its library for each column of a small frame
pd.set_option("mode.string_storage", "python")


def compact(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with texts as Python objects, equal ones one object, all in one block.

    Each column of texts of its own type is a block, which a filter takes apart anew: a question to
    fifty columns then takes twice as long, and a source named a thousand times is kept as often.
    """
    texts: dict[str, str] = {}
    columns = {
        name: pd.Series(
            [texts.setdefault(text, text) for text in column], rows.index, dtype="object"
        )
        if isinstance(column.dtype, pd.StringDtype)
        else column
        for name, column in rows.items()
    }
    return pd.DataFrame(columns).copy()
