"""Customers go to somebody else: a colleague hands them on, or whoever had them left, or does not come to it."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.domain.errors import RefusalError
from bridge.domain.incoming import Click, Gesture
from bridge.domain.language import Phrase as _
from bridge.domain.preferences import day_of
from bridge.domain.rules import Rules
from bridge.domain.weeks import name as week_of
from bridge.domain.weeks import working_days_before
from bridge.flow import callbacks, outbox
from bridge.flow.roles import is_placed, viewer_of
from bridge.store.engine import Store
from bridge.store.queries import callbacks as queries
from bridge.store.queries import effects, people
from bridge.store.tables import CallBack, Person

PATIENCE = 1
"""Working days after the reminder, before a customer goes to the lead."""

NOT_YOURS = _("This customer is not yours to hand on any more. Their card says with whom they are.")
YOURSELF = _("They are with you already. Please choose a colleague.")
NOT_THERE = _("Whoever you chose is not there any more. Please choose somebody else.")
NOT_OURS = _(
    "Whoever you chose is of another company, which must not see this customer. Please choose a colleague."
)
NOT_MET = _(
    "The bridge does not know yet who that is. Ask them to write it one message, or choose somebody else."
)

Waiting = dict[str, list[CallBack]]
"""Customers by why they wait."""


def refuse_in_vain(session: Session, rules: Rules, click: Click) -> None:
    """Say at once why a customer cannot be handed on to somebody.

    Raises:
        RefusalError: it is not theirs to hand on, or whoever was chosen may not or cannot tell the customer.
    """
    if click.gesture is Gesture.HAND_ON and (sentence := _refusal(session, rules, click)):
        raise RefusalError(sentence.format())


def hand_on(session: Session, rules: Rules, click: Click, _person: Person, now: datetime) -> None:
    """Let the colleague who was chosen tell a customer; what cannot be any more changes nothing."""
    row = session.get(CallBack, click.subject)
    if row is None or _refusal(session, rules, click) is not None:
        return
    receiver = people.known(session, click.team, click.choice)
    callbacks.hand_on(session, [row], receiver.id or 0, "handed", click.outside_id, now)


def pass_on(store: Store, rules: Rules, clock: Clock) -> None:
    """Pass to leads what those left open who are gone, or did not come to it in spite of a reminder.

    A lead gets it once a day. Where nobody leads, leaders are told how many there are, once a week.
    """
    now = clock.now()
    with store.write() as session:
        for lead, waiting in _by_lead(session, rules, now).items():
            if lead is None:
                _count(session, rules, sum(map(len, waiting.values())), now)
            else:
                _once_a_day(session, session.get_one(Person, lead), waiting, now)


def _by_lead(session: Session, rules: Rules, now: datetime) -> Mapping[int | None, Waiting]:
    """What waits, by the number of the lead to whom it goes; a lead's own stays with them."""
    found: dict[int | None, Waiting] = defaultdict(lambda: defaultdict(list))
    for row, person in queries.left(session, working_days_before(now, PATIENCE)):
        lead = _lead(session, rules, row, person)
        if lead != person.id:
            found[lead]["left" if person.gone_at or person.erased_at else "away"].append(row)
    return found


def _lead(session: Session, rules: Rules, row: CallBack, person: Person) -> int | None:
    crew = rules.crew(row.crew)
    lead = people.known(session, person.team, crew.lead) if crew and crew.lead else None
    return lead.id if lead and lead.gone_at is None and lead.erased_at is None else None


def _once_a_day(session: Session, lead: Person, waiting: Waiting, now: datetime) -> None:
    """As days are where the lead is."""
    number, today = lead.id or 0, day_of(now, lead.zone)
    told = (one for one in effects.about(session, ("handed",), number) if one.body["why"] != "handed")
    if today in {day_of(one.created_at, lead.zone) for one in told}:
        return
    for why, rows in waiting.items():
        callbacks.hand_on(session, rows, number, why, f"{why}{today}", now)


def _count(session: Session, rules: Rules, customers: int, now: datetime) -> None:
    if not rules.leaders_channel:
        return
    outbox.enqueue(
        session,
        f"left_behind:{week_of(now)}",
        kind="left_behind",
        subject=0,
        target=f"left_behind:{rules.leaders_channel}",
        priority=outbox.Priority.TEAM,
        body={"customers": customers},
        now=now,
    )


def _refusal(session: Session, rules: Rules, click: Click) -> _ | None:
    row, person = session.get(CallBack, click.subject), people.find(session, click.team, click.user)
    if row is None or person is None or row.person_id != person.id or row.outcome not in callbacks.OPEN:
        return NOT_YOURS
    if click.choice == click.user:
        return YOURSELF
    receiver = people.find(session, click.team, click.choice) or Person(team=click.team, user=click.choice)
    if receiver.gone_at or receiver.erased_at:
        return NOT_THERE
    return outside(session, rules, receiver, person)


def outside(session: Session, rules: Rules, receiver: Person, person: Person) -> _ | None:
    """Why somebody is no colleague of one's own company; None if they are one."""
    theirs, own = viewer_of(session, rules, receiver), viewer_of(session, rules, person)
    if theirs.company != own.company or (receiver.guest and not theirs.company):
        return NOT_OURS
    return None if is_placed(theirs, receiver) else NOT_MET
