"""The way in: kept once, redacted before the first commit, and "Saved" only afterwards."""

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import make_url
from sqlmodel import select

from bridge.app.vault import KeyedVault
from bridge.domain.errors import RefusalError
from bridge.domain.incoming import Capture, Click, Edit, Gesture, Kept, Way
from bridge.domain.redaction import Patterns
from bridge.flow.intake import Intake
from bridge.flow.privacy import Privacy
from bridge.store.engine import Store, StoreError
from bridge.store.tables import Inbox, Insight, InsightVersion, Reference, metadata
from tests.conftest import HeldClock
from tests.flow.office import RULES, TEAM, Office

PLANTED = (
    "4111 1111 1111 1111",
    "020 7946 0018",
    "mia@shop.example",
    "DE89 3704 0044 0532 0130 00",
    "C-88213",
)
PRIVACY = Privacy(Patterns((r"\bC-\d{4,8}\b",)), KeyedVault("a key of the operator"))


def capture(text: str, source: str = "command:1", way: Way = Way.COMMAND) -> Capture:
    return Capture(source, way, TEAM, "U-1", text, HeldClock().now(), "C1", "1.1")


def intake(store: Store, wake: Callable[[], None] = lambda: None) -> Intake:
    return Intake(store, RULES, HeldClock(), PRIVACY, wake, wake)


def everything(store: Store) -> bytes:
    """All that the database holds: its files on SQLite, every row of every table on PostgreSQL."""
    if store.sqlite:
        path = Path(str(make_url(store.url).database))
        return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))
    with store.read() as session:
        rows = [repr(session.execute(table.select()).all()) for table in metadata.sorted_tables]
    return "\n".join(rows).encode()


def test_it_is_committed_before_the_answer(store: Store) -> None:
    """When somebody is woken, another connection sees the insight."""
    seen: list[int] = []

    def look() -> None:
        with store.read() as session:
            seen.append(len(session.exec(select(Insight)).all()))

    assert intake(store, look).keep(capture("refund pending")) == Kept(1, new=True)
    assert seen == [1]


def test_a_redelivery_gives_the_same_number_and_wakes_nobody(store: Store) -> None:
    woken: list[None] = []
    door = intake(store, lambda: woken.append(None))
    first = door.keep(capture("refund pending"))
    assert door.keep(capture("refund pending")) == Kept(first.number, new=False)
    assert len(woken) == 1


def test_eight_deliveries_at_once_are_one_insight(store: Store) -> None:
    together = threading.Barrier(8)
    door = intake(store)

    def deliver(_turn: int) -> Kept:
        together.wait()
        return door.keep(capture("refund pending"))

    with ThreadPoolExecutor(8) as pool:
        kept = list(pool.map(deliver, range(8)))
    assert {one.number for one in kept} == {kept[0].number}
    assert sum(one.new for one in kept) == 1


def test_eight_people_at_once_get_eight_numbers(store: Store) -> None:
    together = threading.Barrier(8)
    door = intake(store)

    def report(turn: int) -> int:
        together.wait()
        return door.keep(capture("refund pending", f"command:{turn}")).number

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(report, range(8)))) == 8


def test_a_post_that_arrives_as_message_and_as_mention_is_one_insight(office: Office) -> None:
    first = office.say("U-1", "refund pending", "message:T1:C1:1.1", Way.LISTENING)
    second = office.say("U-1", "@bridge refund pending", "message:T1:C1:1.1", Way.MENTION)
    office.work()
    assert (first, office.count(), len(office.slack.reactions)) == (second, 1, 1)


def test_personal_data_is_never_written(store: Store) -> None:
    text = "refund pending, card {}, call {}, mail {}, iban {}, customer {}".format(*PLANTED)
    door = intake(store)
    door.keep(capture(text, "message:T1:C1:1.1"))
    door.edited(Edit("message:T1:C1:1.1", "Ev2", f"still pending, {text}"))
    door.click(Click("U-1:2", Gesture.ANSWER, TEAM, "U-1", 1, HeldClock().now(), choice=text))
    held = everything(store)
    assert b"refund pending, card [card 1]" in held
    for value in PLANTED:
        for written in (value, value.replace(" ", "")):
            assert written.encode() not in held


def test_references_are_kept_as_digest_and_ciphertext(office: Office, store: Store) -> None:
    vault = KeyedVault("a key of the operator")
    intake(store).keep(capture("C-88213 and C-99001, again C-88213"))
    one, two = office.rows(Reference)
    assert [one.placeholder, two.placeholder] == ["[reference 1]", "[reference 2]"]
    assert (one.digest, vault.open(one.sealed or "")) == (vault.digest("C-88213"), "C-88213")
    assert two.digest == vault.digest("C-99001") != one.digest
    assert one.expires_at - office.insight(1).kept_at == timedelta(days=90)


@pytest.mark.parametrize(
    ("text", "why"),
    [("", "no words"), (" \n ", "no words"), (":tada: 🎉", "no words"), ("x" * 40_000, "40,000")],
)
def test_what_cannot_be_kept_leaves_nothing_behind(store: Store, text: str, why: str) -> None:
    before = everything(store) if not store.sqlite else b""
    with pytest.raises(RefusalError, match=why):
        intake(store).keep(capture(text))
    with store.read() as session:
        assert session.exec(select(Insight)).all() == []
    assert store.sqlite or everything(store) == before


def test_a_locked_database_keeps_nothing_and_says_so(empty_sqlite: Path, tmp_path: Path) -> None:
    path = tmp_path / "locked.sqlite"
    path.write_bytes(empty_sqlite.read_bytes())
    store = Store(f"sqlite:///{path}", busy=0.05)
    door = intake(store)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="did not take a write"):
        door.keep(capture("refund pending"))
    other.execute("ROLLBACK")
    other.close()
    assert door.keep(capture("refund pending")) == Kept(1, new=True)
    store.close()


def test_a_database_that_is_gone_keeps_nothing_and_says_so(tmp_path: Path) -> None:
    store = Store(f"postgresql:///bridge?host={tmp_path}")
    with pytest.raises(StoreError):
        intake(store).keep(capture("refund pending"))
    store.close()


def test_an_edit_keeps_the_old_words_once(office: Office) -> None:
    office.say("U-1", "refund pending", "message:T1:C1:1.1")
    for event in ("Ev2", "Ev2", "Ev3"):
        office.intake.edited(Edit("message:T1:C1:1.1", event, f"refund pending, see {event}"))
    assert [version.text for version in office.rows(InsightVersion)] == [
        "refund pending",
        "refund pending, see Ev2",
    ]
    assert office.insight(1).text == "refund pending, see Ev3"


def test_an_edit_changes_the_references_too(office: Office) -> None:
    office.say("U-1", "refund pending C-88213", "message:T1:C1:1.1")
    office.intake.edited(Edit("message:T1:C1:1.1", "Ev2", "refund pending C-99001"))
    assert [one.digest for one in office.rows(Reference)] == ["digest of C-99001"]


@pytest.mark.parametrize("text", ["", ":tada:", "x" * 40_000])
def test_an_edit_that_says_nothing_leaves_the_words(office: Office, text: str) -> None:
    office.say("U-1", "refund pending", "message:T1:C1:1.1")
    office.intake.edited(Edit("message:T1:C1:1.1", "Ev2", text))
    assert office.insight(1).text == "refund pending"


def test_an_edit_of_a_message_that_was_never_kept_keeps_nothing(office: Office) -> None:
    office.intake.edited(Edit("message:T1:C1:9.9", "Ev2", "refund pending"))
    assert (office.count(), office.rows(InsightVersion)) == (0, [])


def test_words_wake_who_sorts_and_decisions_wake_who_attends_to_them(store: Store) -> None:
    woken: list[str] = []
    door = Intake(
        store, RULES, HeldClock(), PRIVACY, lambda: woken.append("sort"), lambda: woken.append("attend")
    )
    door.keep(capture("refund pending"))
    door.click(Click("U-1:2", Gesture.RIGHT, TEAM, "U-1", 1, HeldClock().now()))
    assert woken == ["sort", "attend"]


def test_a_decision_is_kept_once_and_wakes_a_worker(store: Store) -> None:
    woken: list[None] = []
    door = intake(store, lambda: woken.append(None))
    click = Click("U-1:2", Gesture.RIGHT, TEAM, "U-1", 1, HeldClock().now())
    door.click(click)
    door.click(click)
    with store.read() as session:
        assert [row.outside_id for row in session.exec(select(Inbox))] == ["click:U-1:2"]
    assert len(woken) == 1
