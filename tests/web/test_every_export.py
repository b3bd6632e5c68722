"""Every table of every page, as every kind of file: new pages are covered by themselves."""

import csv
import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest

from bridge.app.pages import Reading
from bridge.domain.pages.asked import Asked
from bridge.domain.roles import Role
from bridge.store.engine import Store
from bridge.web import files
from bridge.web.pages import PAGES
from bridge.web.pages.page import Page
from tests.conftest import HeldClock
from tests.web.browser.world import NOW, RULES, VIEWERS, fill

NUMBERS = {"problem": 4, "insight": 12}


@pytest.fixture(scope="module")
def reading(empty_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reading]:
    path = tmp_path_factory.mktemp("exports") / "pages.sqlite"
    shutil.copy(empty_sqlite, path)
    store = Store(f"sqlite:///{path}")
    fill(store)
    yield Reading(store, RULES, HeldClock(NOW))
    store.close()


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_every_table_is_a_file_of_every_kind(page: Page, reading: Reading) -> None:
    viewer = next(VIEWERS[role] for role in (Role.ADMIN, *Role) if VIEWERS[role].has(*page.roles))
    value = reading.load(page.name, viewer, Asked(number=NUMBERS.get(page.name, 1), whole=True))
    tables = page.tables(value)
    assert len({table.name for table in tables}) == len(tables)
    for table in tables:
        keys = [column.key for column in table.columns]
        assert {len(row) for row in table.rows} <= {len(keys)}
        rows = list(csv.reader(io.StringIO(files.write(table, "csv").decode("utf-8-sig"), newline="")))
        assert (rows[0], len(rows)) == (keys, len(table.rows) + 1)
        assert len(json.loads(files.write(table, "json"))["rows"]) == len(table.rows)
        parquet = pq.read_table(io.BytesIO(files.write(table, "parquet")))
        assert (parquet.column_names, parquet.num_rows) == (keys, len(table.rows))
