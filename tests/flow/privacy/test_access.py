"""Whoever asks what is kept about them gets all of it and nobody else's, and no table that knows people is forgotten."""

import json
from typing import Any

import pytest

from bridge.app.vault import KeyedVault
from bridge.domain.incoming import Edit, Gesture
from bridge.domain.redaction import Patterns
from bridge.flow import access
from bridge.flow.erasure import erase, erase_customer
from bridge.store.engine import Store
from bridge.store.queries import personal
from bridge.store.tables import CallBack, Look, Person, Placeholder, Reference, StageChange, metadata
from tests.flow.office import TEAM, Office
from tests.store.rows import NOON, insight

KEYS = KeyedVault("today's", ["one before"])
PATTERNS = Patterns((r"\bC-\d{4,8}\b",))

KNOWN_OTHERWISE = {
    "effect.waits_for": "traffic",
    "person.user": "themselves",
}
"""Columns that know a person, and are told in a way of their own."""

AFTER_ERASURE = {
    "gone": {
        "call_back",
        "consent",
        "crew_member",
        "invitation",
        "look",
        "offer",
        "preference",
        "role_member",
    }
    | {"attachment", "context_line", "insight_version", "part", "placeholder", "reference", "vector"}
    | {"web_session"},
    "without words": {
        "asked",
        "contest",
        "insight",
        "thank_you",
        "wording",
        "membership",
        "person",
        "effect",
        "inbox",
    },
    "of the team": {
        "alarm",
        "apart",
        "check_up",
        "evidence",
        "found",
        "heads_up",
        "hit",
        "insight_group",
        "outage",
    }
    | {"question", "ruling", "talk", "theme_label", "veto", "credit_entry", "follow", "watch"},
}
"""What becomes of the rows of each table that knows a person: what a team decided, asked and counts stays, by a tombstone."""


def knowing() -> set[str]:
    """The columns of all tables that know a person, found in the tables themselves."""
    return {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        if any(key.column.table.name == "person" for key in column.foreign_keys)
        or column.name in {"user", "captor_id", "waits_for"}
    }


def of_reports() -> set[str]:
    return {
        table.name
        for table in metadata.sorted_tables
        if any(key.column.table.name == "insight" for column in table.columns for key in column.foreign_keys)
    }


def test_access_covers_every_column_that_knows_a_person() -> None:
    theirs = {f"{table}.{column}" for table, column in personal.THEIRS.items()}
    acted = {f"{table}.{column}" for table, columns in personal.ACTED.items() for column in columns}
    assert theirs | acted | set(KNOWN_OTHERWISE) == knowing()
    assert not theirs & acted
    assert of_reports() <= {*personal.OF_REPORTS, *personal.THEIRS}


def test_erasure_has_an_answer_for_every_table_that_knows_a_person() -> None:
    answers = [table for tables in AFTER_ERASURE.values() for table in tables]
    assert len(answers) == len(set(answers))
    assert set(answers) == {one.partition(".")[0] for one in knowing()} | of_reports() | {"inbox"}


@pytest.fixture
def told(quick: Office) -> Office:
    """U-2 reported twice the same with other words, and was asked; U-1 reported it too."""
    quick.say("U-1", "refund pending for days says berlin")
    quick.say("U-2", "refund pending since days zanzibar", "message:T1:C1:1.2")
    quick.work()
    quick.intake.edited(Edit("message:T1:C1:1.2", "E1", "refund pending since days, zanzibar again"))
    quick.work()
    quick.click("U-owner", Gesture.OPEN_ISSUE, quick.group_of(1).id or 0)
    quick.comment(next(iter(quick.jira.issues_by_id)), "To agents: which cards?")
    quick.click("U-2", Gesture.ANSWER, 1, "tanga cards")
    return quick


def about(office: Office, user: str) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for table, row in access.of_agent(office.store, KEYS, user, office.clock.now()):
        found.setdefault(table, []).append(json.loads(json.dumps(row)))
    return found


def test_their_words_answers_credit_and_who_looked_are_all_in_it(told: Office) -> None:
    with told.store.write() as session:
        session.add(Look(person_id=1, what="look", page="their_credit", about_id=2, at=NOON))
        session.add(
            Reference(
                insight_id=2,
                placeholder="[reference 1]",
                digest="d",
                sealed=KEYS.seal("C-1"),
                expires_at=NOON,
            )
        )
    found = about(told, "U-2")
    assert found["person"][0]["user"] == "U-2"
    assert [one["text"] for one in found["insight"]] == ["refund pending since days, zanzibar again"]
    assert [one["text"] for one in found["insight_version"]] == ["refund pending since days zanzibar"]
    assert [one["answer"] for one in found["asked"]] == ["tanga cards"]
    assert [(one["kind"], one["points"]) for one in found["credit_entry"]] == [("insight", 1), ("found", 1)]
    assert found["reference"][0]["reference"] == "C-1"
    assert ("a colleague", "you") in {(one["person_id"], one["about_id"]) for one in found["look"]}


def test_nothing_of_others_is_in_it(told: Office) -> None:
    said = json.dumps(about(told, "U-2"))
    assert '"a colleague"' in said
    for others in ("berlin", "U-1", "U-owner"):
        assert others not in said
    decided = about(told, "U-owner")
    assert {"insight_group", "ruling"} <= decided.keys()
    assert told.group_of(1).title not in json.dumps(decided)


def test_it_is_written_down_that_somebody_asked_and_nothing_is_said_of_strangers(told: Office) -> None:
    assert about(told, "U-nobody") == {}
    assert told.rows(Look) == []
    about(told, "U-2")
    assert [(one.person_id, one.what, one.page, one.about_id) for one in told.rows(Look)] == [
        (None, "export", "access", 2)
    ]


def test_after_an_erasure_nothing_is_told_of_them(told: Office) -> None:
    erase(told.store, "U-2", told.clock.now())
    assert about(told, "U-2") == {}
    assert "zanzibar" not in json.dumps(about(told, "erased-2")) + json.dumps(about(told, "U-1"))


@pytest.fixture
def spoken_of(memory: Store) -> Store:
    """A report that speaks of two customers; the first is known by an earlier version alone."""
    with memory.write() as session:
        session.add(Person(team=TEAM, user="U-2"))
        session.flush()
        session.add(insight("s1", text="[reference 2] waits"))
        session.flush()
        for number, value in ((1, "C-88213"), (2, "C-99001")):
            digest = KEYS.digest(f"1 reference {value}")
            session.add(Placeholder(insight_id=1, placeholder=f"[reference {number}]", digest=digest))
        known: dict[str, Any] = {"digest": KEYS.digest("C-99001"), "sealed": KEYS.seal("C-99001")}
        session.add(Reference(insight_id=1, placeholder="[reference 2]", expires_at=NOON, **known))
    return memory


def test_a_customer_hears_what_is_kept_of_them_and_of_no_other(spoken_of: Store) -> None:
    def rows(reference: str) -> list[access.Row]:
        return list(access.of_customer(spoken_of, KEYS, PATTERNS, reference))

    report = ("insight", {"id": 1, "text": "[reference 2] waits", "said_at": NOON.isoformat()})
    assert rows("c-99001") == [
        report,
        ("reference", {"insight_id": 1, "placeholder": "[reference 2]", "reference": "C-99001"}),
    ]
    assert [row["reference"] for table, row in rows("C-88213") if table == "reference"] == [None]
    assert rows("C-11111") == []


def test_a_customer_of_an_earlier_version_is_forgotten_too_and_others_stay(spoken_of: Store) -> None:
    assert erase_customer(spoken_of, KEYS, PATTERNS, "C-88213", NOON, words=False) == [1]
    assert erase_customer(spoken_of, KEYS, PATTERNS, "C-88213", NOON, words=False) == []
    assert erase_customer(spoken_of, KEYS, PATTERNS, "C-99001", NOON, words=False) == [1]


def test_nobody_is_called_for_a_customer_who_is_forgotten(quick: Office) -> None:
    """The office's own vault makes digests that can be read."""
    quick.say("U-1", "refund pending for days C-88213")
    quick.say("U-2", "refund pending since days C-99001")
    quick.work()
    quick.click("U-owner", Gesture.DECLINE, quick.group_of(1).id or 0, "too dear")

    quick.click("U-1", Gesture.SAME_THING, 1, version=quick.rows(StageChange)[-1].id)

    class Plain:
        def digests(self, value: str) -> list[str]:
            return [f"digest of {value}"]

    edits = len(quick.slack.updates)
    assert erase_customer(quick.store, Plain(), PATTERNS, "C-88213", quick.clock.now(), words=False) == [1]
    quick.work()
    assert [one.outcome for one in quick.rows(CallBack)] == ["withdrawn", ""]
    assert {one.channel for one in quick.slack.updates[edits:]} == {"D-U-1"}
    assert quick.insight(1).text == "refund pending for days [reference 1]"
