"""What writes each kind of file. A writer is loaded when it is first asked for: Parquet's library is an extra."""

from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec

from bridge.domain.pages.tables import Table

MEDIA_TYPES: Mapping[str, str] = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    # https://www.iana.org/assignments/media-types/application/vnd.apache.parquet
    "parquet": "application/vnd.apache.parquet",
}
"""The kinds of files, by their endings."""

NEEDS: Mapping[str, str] = {"parquet": "pyarrow"}
"""Libraries that may be missing."""

EXTRA = (
    'Parquet is not installed here: whoever runs the bridge adds the extra "parquet". CSV and JSON are there.'
)
"""Said to whoever asks for a file of a kind whose library is missing."""

_WRITERS: Mapping[str, str] = {"csv": "comma_separated", "json": "notation", "parquet": "columnar"}


def offered() -> tuple[str, ...]:
    """The kinds that can be written here."""
    return tuple(kind for kind in MEDIA_TYPES if kind not in NEEDS or find_spec(NEEDS[kind]))


def write(table: Table, kind: str) -> bytes:
    """A table as a file of a kind that is offered."""
    writer: Callable[[Table], bytes] = import_module(f"bridge.web.files.{_WRITERS[kind]}").write
    return writer(table)
