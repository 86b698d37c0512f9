"""Parquet files, where pyarrow is installed."""

from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any


def has_parquet() -> bool:
    """Whether Parquet can be written here."""
    return find_spec("pyarrow") is not None


def write_parquet(
    path: Path, columns: Sequence[tuple[str, str]], batches: Iterable[list[tuple[Any, ...]]]
) -> None:
    """Write batches of rows, each a row group. columns: [name, type as SQLite declares it]."""
    import pyarrow as arrow
    from pyarrow.parquet import ParquetWriter

    kinds = {"INTEGER": arrow.int64(), "REAL": arrow.float64(), "NUMERIC": arrow.float64()}
    schema = arrow.schema([(name, kinds.get(declared, arrow.string())) for name, declared in columns])
    # Snappy is what every reader knows; the statistics of long texts would only take room.
    with ParquetWriter(path, schema, compression="snappy") as writer:
        for rows in batches:
            values = [
                arrow.array([_as(field.type, value, arrow) for value in column], field.type)
                for field, column in zip(schema, zip(*rows, strict=True), strict=True)
            ]
            writer.write_table(arrow.table(values, schema=schema))


def _as(kind: Any, value: Any, arrow: Any) -> Any:
    """The value as the column's type has it: SQLite keeps a whole number whole in any column."""
    if value is None:
        return None
    if kind == arrow.float64():
        return float(value)
    return str(value) if kind == arrow.string() else value
