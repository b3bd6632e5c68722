"""Cards to draw in tests, ordinary ones and the longest ones."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bridge.domain.outgoing import (
    AnswersCard,
    Candidate,
    Card,
    HomeCard,
    Note,
    Problem,
    QuestionCard,
    SplitHome,
    StageNote,
    TriageCard,
)
from bridge.domain.stages import Stage
from bridge.slack.cards import Rendered

SINCE = datetime(2026, 11, 2, 9, tzinfo=UTC)
LONG = "She said <!here> *never* again & <@U1> " * 1100
MANY = 2**31

PROBLEM = Problem(
    group=7,
    title="Refund shows as pending for days",
    reports=38,
    listen=3,
    stage=Stage.PLANNED,
    team="Payments",
    since=SINCE,
)
HOME = HomeCard(
    17, 4, "pending for 9 days, she has called three times", PROBLEM, "joined", why="Both speak of refunds."
)
CRASH = replace(PROBLEM, group=8, title="App crashes at orders", stage=Stage.HEARD, reports=2)
SPLIT = SplitHome(17, (HOME, replace(HOME, version=5, text="the app crashes", problem=CRASH)))
STAGE = StageNote(17, "pending for 9 days", PROBLEM, Stage.PLANNED, 13)
QUESTION = QuestionCard(3, "which cards?", "Payments", PROBLEM.title, ("Visa only", "Mastercard too"), 14, 3)
TRIAGE = TriageCard(PROBLEM, 3, SINCE, ("pending for 9 days", "bank says nothing arrived"), "Billing")
ANSWERS = AnswersCard(
    3, "which cards?", SINCE, 14, (("Visa only", 4), ("Mastercard too", 1)), ("once, last week",)
)

LONGEST_PROBLEM = Problem(MANY, LONG, MANY, MANY, Stage.HEARD, LONG, SINCE, LONG, LONG)
CANDIDATES = tuple(Candidate(MANY + place, LONG, MANY) for place in range(9))


def longest() -> list[Card]:
    """Every card with more of everything than there will ever be."""
    cards: list[Card] = [Note(LONG)]
    for stage in Stage:
        problem = replace(LONGEST_PROBLEM, stage=stage)
        home = HomeCard(MANY, MANY, LONG, problem, "joined", CANDIDATES, LONG, undoable=True)
        cards += [
            home,
            replace(home, state="confirmed"),
            replace(home, state="provisional"),
            replace(home, praise=True),
        ]
        cards.append(SplitHome(MANY, (home, replace(home, state="provisional"), home)))
        cards += [StageNote(MANY, LONG, problem, stage, MANY, correction=yes) for yes in (False, True)]
    cards.append(
        HomeCard(MANY, MANY, LONG, replace(LONGEST_PROBLEM, reports=1), "joined", why=LONG, undoable=True)
    )
    question = QuestionCard(MANY, LONG, LONG, LONG, (LONG,) * 9, MANY, MANY)
    triage = TriageCard(LONGEST_PROBLEM, MANY, SINCE, (LONG,) * 30, LONG)
    answers = AnswersCard(MANY, LONG, SINCE, MANY, ((LONG, MANY),) * 60, (LONG,) * 60)
    decided = replace(triage, outcome=LONG, waiting=LONG, issue_url="https://jira.example/browse/PAY-311")
    return [
        *cards,
        question,
        replace(question, mine=LONG),
        triage,
        decided,
        answers,
        replace(answers, accepted=True),
    ]


def labels(card: Rendered) -> list[str]:
    """The labels of the card's buttons, in order."""
    return [element["text"]["text"] for element in elements(card)]


def elements(card: Rendered) -> list[dict[str, Any]]:
    """The card's buttons, in order."""
    rows = [block for block in card.blocks if block["type"] == "actions"]
    return [element for row in rows for element in row["elements"]]


def quoted(card: Rendered) -> list[str]:
    """What the card quotes."""
    sections = [part for block in card.blocks if block["type"] == "rich_text" for part in block["elements"]]
    return [part["elements"][0]["text"] for part in sections if part["type"] == "rich_text_quote"]


def grey(card: Rendered) -> list[str]:
    """The card's quiet lines."""
    return [block["elements"][0]["text"] for block in card.blocks if block["type"] == "context"]
