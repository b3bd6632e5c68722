"""Search is a minute behind and every fifth answer to a write is lost: still one issue a problem, and all are told."""

from collections import Counter
from collections.abc import Iterator

import pytest

from bridge.sandbox.people.cards import Card
from tests.fakes import WordSorter
from tests.whole.faces import Face
from tests.whole.problems import PAYMENTS, Problem
from tests.whole.town import Town, connected, eventually, opened

LOST = {"method": "writes", "after_doing": True, "drop": True, "every": 5}
LOUD = 3
"""So many problems have a second reporter, and so a comment with figures; comments can be doubled too."""

SUBJECTS = (
    "pending while bank shows booking",
    "card number rejected without reason",
    "wrong amount on final receipt",
    "voucher vanished right after paying",
    "euro became dollar over night",
    "letter never reached her house",
    "form asks twice for iban",
    "bonus points gone since update",
)


@pytest.fixture
def town(face: Face, database: str) -> Iterator[Town]:
    with opened(
        database,
        WordSorter(),
        face=face,
        webhook=True,
        before=lambda hands: hands.do("jira/set", index_lag=60, fail=LOST),
        jira={"poll_seconds": 1.0},
        grouping={"listen": 1},
        effects={"settle_seconds": 0.5},
    ) as opened_town:
        yield connected(opened_town)


def with_issue(town: Town) -> list[Card]:
    """The cards of the team that name an issue."""
    return [card for card in town.cards(PAYMENTS.channel) if "The issue is " in card.words]


def test_eight_problems_have_one_issue_each_although_answers_are_lost(town: Town) -> None:
    loud = [Problem(town, subject, reporters=("mia", "tom")) for subject in SUBJECTS[:LOUD]]
    problems = [*loud, *(Problem(town, subject, reporters=("ines",)) for subject in SUBJECTS[LOUD:])]
    for problem in problems:
        problem.report()
    town.come_to_rest()
    for problem in problems:
        problem.press("Open issue")
    eventually(lambda: len(with_issue(town)) == len(problems))
    known = town.settle()

    writes = town.hands.ask("jira/requests", after=0)["requests"]
    assert sum(one["done"] and not one["status"] for one in writes) >= len(SUBJECTS) // 5, "answers were lost"
    assert known["effects"]["dead"] == 0
    assert town.stats("jira")["effect_keys_seen_twice"] == []
    assert town.stats("slack")["metadata_keys_seen_twice"] == []

    board = town.issues()
    assert len({problem.issue()["key"] for problem in problems}) == len(board) == len(SUBJECTS)
    figures = Counter(one["key"] for one in board for said in one["comments"] if "2 reports" in said["text"])
    assert list(figures.values()) == [1] * LOUD
    for problem in problems:
        problem.told("With Payments since")
