"""Tables as files: CSV that no spreadsheet runs, JSON, and Parquet where its library is installed."""

from bridge.web.files.registry import EXTRA, MEDIA_TYPES, offered, write

__all__ = ["EXTRA", "MEDIA_TYPES", "offered", "write"]
