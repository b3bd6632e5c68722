"""`bridge access`: what it writes, where, and when it refuses."""

import json
from contextlib import closing
from pathlib import Path

from bridge.store.engine import Store
from bridge.store.tables import Person
from tests.cli.conftest import Bridge
from tests.cli.test_commands import SETTINGS, failed
from tests.store.rows import insight


def test_it_tells_all_to_the_terminal_or_to_a_new_file_that_nobody_else_may_read(
    bridge: Bridge, tmp_path: Path
) -> None:
    bridge("db", "upgrade", **SETTINGS)
    with closing(Store(f"sqlite:///{tmp_path}/bridge.sqlite")) as store, store.write() as session:
        session.add(Person(team="T1", user="U-2"))
        session.flush()
        session.add(insight("s1", text="refund ünknown"))
    told = json.loads(bridge("access", "--agent", "U-2", **SETTINGS).out)
    assert [(row["table"], row.get("text")) for row in told] == [
        ("person", None),
        ("insight", "refund ünknown"),
        ("look", None),
    ]
    said = bridge("access", "--agent", "U-2", "--to", "u2.json", **SETTINGS)
    assert said.out == "4 rows in u2.json: keep it safe.\n"
    file = tmp_path / "u2.json"
    assert json.loads(file.read_text())[:2] == told[:2]
    assert file.stat().st_mode & 0o077 == 0
    again = failed(bridge("access", "--agent", "U-2", "--to", "u2.json", **SETTINGS))
    assert again == "u2.json is there already. Name a new file; nothing was written.\n"


def test_of_whom_nothing_is_kept_it_says_so(bridge: Bridge) -> None:
    bridge("db", "upgrade", **SETTINGS)
    for whom in (("--agent", "U-9"), ("--customer", "C-88213")):
        assert failed(bridge("access", *whom, **SETTINGS)) == f"Nothing is kept about {whom[1]}.\n"
