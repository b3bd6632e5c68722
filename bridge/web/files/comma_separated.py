"""CSV: what customers said may begin like a formula, and a spreadsheet would run it."""

import csv
import io
import unicodedata

from bridge.domain.pages.tables import Table
from bridge.web.files.cells import plain

FORMULA = ("=", "+", "-", "@")


def safe(text: str) -> str:
    """Text that a spreadsheet takes for text.

    See https://owasp.org/www-community/attacks/CSV_Injection. Full-width signs and leading blanks are looked through,
    and a text that begins with a control character is never left as it is.

    >>> safe("=1+1"), safe("ok"), safe(" ＝1")
    ("'=1+1", 'ok', "' ＝1")
    """
    begins = unicodedata.normalize("NFKC", text.strip()).startswith(FORMULA)
    controls = text[:1] != "" and unicodedata.category(text[0]) == "Cc"
    return f"'{text}" if begins or controls else text


def write(table: Table) -> bytes:
    """A table as CSV, with the mark by which spreadsheets know UTF-8."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(column.key for column in table.columns)
    for row in table.rows:
        cells = map(plain, row)
        writer.writerow(safe(cell) if isinstance(cell, str) else cell for cell in cells)
    return file.getvalue().encode("utf-8-sig")
