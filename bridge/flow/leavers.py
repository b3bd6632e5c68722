"""What somebody was asked and told who was deactivated in Slack: the lead of their team goes on with it.

Nobody writes to them any more (``orders``); what becomes due for them later goes the same way.
"""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.domain.rules import Crew, Rules
from bridge.flow import headsups
from bridge.flow.crews import crew_of
from bridge.flow.headsups import Digests
from bridge.flow.questions import put
from bridge.store.engine import Store
from bridge.store.queries import leavers as queries
from bridge.store.queries import people
from bridge.store.queries import questions as asking
from bridge.store.tables import Person


def pass_on(store: Store, rules: Rules, clock: Clock, digests: Digests) -> None:
    """Pass on what those who left were asked and have not read, each thing once.

    Args:
        store: knows who left.
        rules: who leads which team.
        clock: tells the time.
        digests: hides who has read a heads-up.
    """
    now = clock.now()
    with store.read() as session:
        if not queries.with_something_open(session, now.date()):
            return
    with store.write() as session:
        for person in queries.with_something_open(session, now.date()):
            crew = _crew(session, rules, person)
            lead = _lead(session, rules, crew, person)
            if crew is None or lead is None:
                continue
            _questions(session, person, lead, now)
            headsups.pass_on(session, rules, digests, person, crew, lead.user, now)


def _crew(session: Session, rules: Rules, person: Person) -> Crew | None:
    """Their team, or the one in which they reported last: Slack takes leavers out of its user groups."""
    key = crew_of(session, rules.crews, person.user) or queries.last_crew(session, person.id or 0)
    return rules.crew(key)


def _lead(session: Session, rules: Rules, crew: Crew | None, person: Person) -> Person | None:
    """Who goes on: the lead of the team, or whoever leads the company's service where none is there."""
    users = [crew.lead if crew else "", *rules.leaders]
    found = (people.known(session, person.team, user) for user in users if user and user != person.user)
    return next((one for one in found if one.gone_at is None), None)


def _questions(session: Session, person: Person, lead: Person, now: datetime) -> None:
    for question in queries.questions(session, person.id or 0):
        if asking.asked_of(session, question.id or 0, lead.id or 0) is None:
            put(session, question, lead.id or 0, None, now)
