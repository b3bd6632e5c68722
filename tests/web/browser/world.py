"""A small company in a store: four teams, eight problems in all stages, twelve weeks of reports, and their credit."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlmodel import Session

from bridge.domain.roles import Role, Viewer
from bridge.domain.rules import Crew, Naming, Route, Rules
from bridge.domain.stages import Stage
from bridge.flow import credit_sums, tallies
from bridge.store.engine import Store
from bridge.store.tables import Contest, Group, Look, Person, Question, StageChange, Wording
from tests.store.rows import Desk, group

NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
FIRST = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)

NAMES = (
    "Mia Kern",
    "Tom Ode",
    "Ana Lima",
    "Jo Park",
    "Li Wei",
    "Eva Holm",
    "Ben Okafor",
    "Ida Strand",
    "Raj Nair",
    "Zoe Roux",
    "Max Diaz",
    "Uma Sen",
)
USERS = tuple(f"U-{number}" for number in range(1, len(NAMES) + 1))
CREWS = (
    Crew("leipzig", "Leipzig", lead="U-1", members=USERS[:5]),
    Crew("manila", "Manila", lead="U-6", members=USERS[5:10]),
    Crew("night", "Night shift", members=USERS[10:11]),
    Crew("couriers", "Swift couriers", members=USERS[11:], company="Swift"),
)
ROUTES = (
    Route("payments", "Payments", ("billing",), "PAY", "Bug", "C-PAY", owners=("U-OWNER",)),
    Route("delivery", "Delivery", ("delivery", "partner"), "", "", "C-DEL"),
)
RULES = Rules(
    ROUTES,
    crews=CREWS,
    naming=Naming.OPT_IN,
    theme_names={"billing": "Billing", "delivery": "Delivery time", "partner": "Partner"},
    admins=("U-ADMIN",),
    leaders=("U-LEADER",),
)

PROBLEMS = (
    ("Refund shows as pending for days", "billing", Stage.LIVE),
    (
        "Price form needs three signatures, whatever the amount is that a customer wants back",
        "billing",
        Stage.HEARD,
    ),
    ("Delivery slot vanishes at payment", "delivery", Stage.IN_WORK),
    ("Courier leaves parcels at the wrong door", "partner", Stage.WITH_TEAM),
    ("Invoice lacks the order number", "billing", Stage.PLANNED),
    ("Slots end at noon on Saturdays", "delivery", Stage.DECLINED),
    ("Card charged twice", "billing", Stage.FIXED),
    ("Tracking link is dead", "delivery", Stage.LIVE),
)

VIEWERS = {
    Role.AGENT: Viewer("U-2", "T1", "Tom Ode", frozenset({Role.AGENT}), "leipzig"),
    Role.LEAD: Viewer("U-1", "T1", "Mia Kern", frozenset({Role.LEAD, Role.AGENT}), "leipzig"),
    Role.OWNER: Viewer("U-OWNER", "T1", "Olga Wirth", frozenset({Role.OWNER})),
    Role.LEADER: Viewer("U-LEADER", "T1", "Lea Brandt", frozenset({Role.LEADER})),
    Role.ADMIN: Viewer("U-ADMIN", "T1", "Adam Rossi", frozenset({Role.ADMIN})),
    Role.GUEST: Viewer("U-12", "T1", "Uma Sen", frozenset({Role.GUEST}), "couriers", "Swift"),
}


def fill(store: Store) -> None:
    """Lay the rows, and make the sums that pages read."""
    with store.write() as session:
        desk = Desk(session)
        people = [desk.person, *(desk.meet(user) for user in (*USERS[1:], "U-OWNER", "U-LEADER", "U-ADMIN"))]
        _name(session, people)
        problems = [_problem(desk, number) for number in range(len(PROBLEMS))]
        for number in range(96):
            _report(desk, people, problems, number)
        _aside(desk, people, problems)
    tallies.refresh(store, NOW)
    credit_sums.refresh(store, NOW)


def _name(session: Session, people: list[int]) -> None:
    names = (*NAMES, "Olga Wirth", "Lea Brandt", "Adam Rossi")
    for number, name in zip(people, names, strict=True):
        person = session.get_one(Person, number)
        person.name = name
        person.agreed_at = NOW if number % 2 else None
        session.add(person)


def _problem(desk: Desk, number: int) -> int:
    title, theme, stage = PROBLEMS[number]
    since = FIRST + timedelta(days=8 * number)
    given: dict[str, Any] = {
        "title": title,
        "theme": theme,
        "stage": stage,
        "created_at": since,
        "stage_since": since,
    }
    if stage is not Stage.HEARD:
        given |= {"accepted_at": since, "accepted_by": 13, "shown_at": since}
    made = desk.lay(group(**given, due_at=since + timedelta(days=7)))
    if stage is Stage.DECLINED:
        desk.session.get_one(Group, made).reason = "too few orders on Saturdays"
    desk.lay(StageChange(group_id=made, stage=stage, reason="too few orders", at=since + timedelta(days=9)))
    return made


def _report(desk: Desk, people: list[int], problems: list[int], number: int) -> None:
    """One report, confirmed two times of three and credited then."""
    reporter = number % len(NAMES)
    at = FIRST + timedelta(hours=19.8 * number)
    crew = next(crew.key for crew in CREWS if USERS[reporter] in crew.members)
    where, confirmed = problems[number * 5 // 3 % len(problems)], number % 3 > 0
    text = f"customer waits for day {number}, she has called {number % 4 + 1} times"
    given: dict[str, Any] = {
        "person": people[reporter],
        "crew": crew,
        "text": text,
        "said_at": at,
        "kept_at": at,
    }
    theme = PROBLEMS[problems.index(where)][1]
    insight = desk.hear(**given, state="sorted", theme=theme, language="en")
    desk.place(insight, where, state="confirmed" if confirmed else "joined", at=at)
    if confirmed:
        earned: dict[str, Any] = {
            "person_id": people[reporter],
            "group_id": where,
            "crew": crew,
            "at": at,
            "earned_at": at,
        }
        desk.credit(f"insight:{insight}:1", insight, **earned)


def _aside(desk: Desk, people: list[int], problems: list[int]) -> None:
    """An issue, a question, a wording, two contests, and somebody who looked."""
    desk.open_issue("311", problems[0])
    asked: dict[str, Any] = {
        "text": "Which cards?",
        "options": ["Visa only", "Mastercard too"],
        "asked_at": NOW,
    }
    desk.lay(Question(group_id=problems[2], comment_id="c-1", **asked))
    said: dict[str, Any] = {"text": "The bank books it within ten days.", "approved_by": people[12]}
    desk.lay(Wording(group_id=problems[0], person_id=people[0], at=NOW, **said))
    for number, verdict in ((1, ""), (2, "granted")):
        decided: dict[str, Any] = {
            "verdict": verdict,
            "reason": "You were first.",
            "points": 1,
            "decided_by": people[-1],
        }
        done = decided | {"decided_at": NOW} if verdict else {}
        line: dict[str, Any] = {
            "person_id": people[1],
            "entry_id": number,
            "text": "I said this a week before.",
            "at": NOW,
        }
        desk.lay(Contest(click=f"contest-{number}", **line, **done))
    desk.lay(Look(person_id=people[0], what="look", page="their_credit/2", about_id=people[1], at=NOW))
    desk.lay(Look(person_id=None, what="export", page="credit/teams", rows=4, at=NOW))
