"""Frames as columnar files (Parquet): written whole or not at all, read back as they were."""

from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from dashboard.kept_files import write_whole

PLACE = "_place"  # of a row in the frame that was written
ROW_GROUP = 100_000  # rows: what a question reads at the least of a column


def written(rows: pd.DataFrame, path: Path, sorted_by: tuple[str, ...] = ()) -> None:
    """Write a frame; who reads the path meanwhile finds the whole of it or nothing.

    sorted_by: columns in whose order the rows lie, so that questions to these read little.
    Raises OSError.
    """
    placed = rows.assign(**{PLACE: np.arange(len(rows))})
    if sorted_by:
        placed = placed.sort_values(list(sorted_by), kind="stable")
    table = pa.Table.from_pandas(placed, preserve_index=False)
    write_whole(
        path,
        lambda file: parquet.write_table(table, file, row_group_size=ROW_GROUP, compression="zstd"),
    )


def read(path: Path) -> pd.DataFrame:
    """The frame that was written. Raises OSError, also where the file is none (pa.ArrowInvalid)."""
    table = parquet.read_table(path, memory_map=True)
    placed = table.take(np.argsort(table[PLACE].to_numpy()))
    return frame(placed.drop_columns(PLACE), table.schema)


def length(path: Path) -> int:
    """The number of rows that were written. Raises as `read`."""
    return int(parquet.read_metadata(path).num_rows)


def schema(path: Path) -> pa.Schema:
    """The columns that were written, PLACE too, with their types of pandas. Raises as `read`."""
    return parquet.read_schema(path)


def frame(table: pa.Table, known: pa.Schema) -> pd.DataFrame:
    """A table of Arrow as a frame with texts as Python's own objects, equal ones one object.

    known: columns of these names get the types that they had when they were written.
    """
    typed = table.select([n for n in table.column_names if not is_text(table.schema.field(n))])
    fields = [
        known.field(name) if name in known.names else typed.schema.field(name)
        for name in typed.column_names
    ]
    other = typed.cast(pa.schema(fields, known.metadata)).to_pandas()
    found = {
        name: other[name] if name in other else _texts(table[name]) for name in table.column_names
    }
    return pd.DataFrame(found, index=pd.RangeIndex(len(table))).copy()


def is_text(field: pa.Field) -> bool:
    """Whether a column holds texts."""
    kind = field.type
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _texts(column: pa.ChunkedArray) -> pd.Series:
    coded = column.combine_chunks().dictionary_encode()
    texts = np.array([*coded.dictionary.to_pylist(), np.nan], dtype="object")
    return pd.Series(texts[coded.indices.fill_null(-1).to_numpy()], dtype="object")
