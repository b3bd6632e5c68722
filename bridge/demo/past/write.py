"""Write the past into an empty store, in one transaction."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import count
from typing import Any

from sqlmodel import SQLModel

from bridge.demo.past import credit, decisions, insights
from bridge.demo.past.calendar import Calendar
from bridge.demo.past.decisions import Told
from bridge.demo.past.problems import PastProblem, read
from bridge.demo.past.reports import Report, Reporter, reports
from bridge.domain import weeks
from bridge.domain.rules import Rules
from bridge.flow.digest.due import SENT
from bridge.store.bulk import add_all
from bridge.store.engine import Store
from bridge.store.tables import (
    Asked,
    CallBack,
    CreditEntry,
    Found,
    Group,
    Insight,
    Mark,
    Membership,
    Person,
    Question,
    Reference,
    Ruling,
    StageChange,
    Wording,
)

Rows = dict[type[SQLModel], list[dict[str, Any]]]


def write(store: Store, rules: Rules, team: str, names: Mapping[str, str], now: datetime) -> int:
    """The thirteen weeks before now.

    Args:
        store: with all tables, and empty.
        rules: who is in which crew, and who owns what.
        team: the workspace's id.
        names: what people are called, by Slack's ids.
        now: when the demo begins.

    Returns:
        How many reports there are.
    """
    problems = read()
    calendar = Calendar(now, len(problems[0].weekly))
    people = {user: number for number, user in enumerate(names, 1)}
    said = reports(problems, _reporters(rules, people), calendar)
    told = _told(problems, said, rules, people, calendar)
    persons = [
        {"id": number, "team": team, "user": user, "name": names[user]} for user, number in people.items()
    ]
    last_week = [{"name": SENT, "at": now - weeks.WEEK}]
    with store.write() as session:
        add_all(session, {Person: persons, Mark: last_week, **_rows(told, said, now)})
    return len(said)


def _reporters(rules: Rules, people: Mapping[str, int]) -> list[Reporter]:
    return [
        Reporter(people[user], crew.key) for crew in rules.crews for user in crew.members if user in people
    ]


def _told(
    problems: Sequence[PastProblem],
    said: Sequence[Report],
    rules: Rules,
    people: Mapping[str, int],
    calendar: Calendar,
) -> list[Told]:
    of: defaultdict[int, list[Report]] = defaultdict(list)
    for report in said:
        of[report.problem].append(report)
    found = []
    for number, problem in enumerate(problems, 1):
        route = rules.route(problem.theme)
        owner = people[route.owners[0]]
        changes = tuple(decisions.changes(problem, calendar))
        shown = decisions.shown(problem, calendar, changes, of[number][0].at)
        found.append(Told(number, problem, route, owner, tuple(of[number]), shown, changes))
    return found


def _rows(told: Sequence[Told], said: Sequence[Report], now: datetime) -> Rows:
    numbers = {report: number for number, report in enumerate(said, 1)}
    themes = {one.number: one.problem.theme for one in told}
    rows: defaultdict[type[SQLModel], list[dict[str, Any]]] = defaultdict(list)
    rows[Insight] = [insights.insight(number, one, themes[one.problem]) for one, number in numbers.items()]
    turn, change_turn = count(1), count(1)
    for one in told:
        changes = [next(change_turn) for _ in one.changes]
        live = changes[one.live] if one.live is not None else None
        lines, found = credit.earned(one, numbers)
        question, asked, answered = credit.answers(one, numbers, turn)
        for table, more in (
            (Group, [decisions.group(one, frozenset({"praise"}))]),
            (StageChange, [decisions.change(one, *of) for of in zip(changes, one.changes, strict=True)]),
            (Ruling, decisions.ruling(one)),
            (Wording, decisions.wording(one)),
            (Question, question),
            (Asked, asked),
            (Found, found),
            (CreditEntry, [*lines, *answered]),
            (CallBack, insights.call_backs(one, numbers, live)),
        ):
            rows[table] += more
    rows[Membership] = [place for one, number in numbers.items() for place in insights.places(number, one)]
    rows[Reference] = [row for one, number in numbers.items() for row in insights.reference(number, one, now)]
    return {table: rows[table] for table in _ORDER}


_ORDER: tuple[type[SQLModel], ...] = (
    Group,
    Insight,
    Membership,
    Reference,
    StageChange,
    Ruling,
    Wording,
    Question,
    Asked,
    Found,
    CreditEntry,
    CallBack,
)
"""Each after those that it refers to."""
