"""What reporters say of news: whether it is their problem at all, and what came of telling their customers."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.domain.errors import RefusalError
from bridge.domain.grouping import State
from bridge.domain.incoming import Click, Gesture
from bridge.domain.language import Phrase as _
from bridge.domain.rules import Rules
from bridge.flow import audit, callbacks, outbox, rights
from bridge.flow.membership import by_problem
from bridge.store.engine import Store
from bridge.store.queries import callbacks as queries
from bridge.store.queries import effects, groups, people
from bridge.store.tables import CallBack, Insight, Membership, Person, StageChange

ANSWERS = {Gesture.SAME_THING: "same", Gesture.NOT_THIS: "not"}
IN_A_THREAD = _(
    "This report lives where others read along, so no reference is opened from there. Hand the customer over instead."
)
NOT_YOURS = _("Only whoever is to tell a customer sees who it is.")
FORGOTTEN = _("This reference was forgotten, as it is after some time.")
OUTCOMES = ("told", "not_reached", "not_wanted")


def answer(session: Session, click: Click, person: Person, now: datetime) -> list[Click]:
    """Keep whether news is of the reporter's problem, for all reports for which it was told; the first answer counts.

    Returns:
        What the answer says of the grouping, as clicks on home cards, where it says anything new.
    """
    insight, change = session.get(Insight, click.subject), session.get(StageChange, click.version)
    if insight is None or change is None or insight.person_id != person.id:
        return []
    note = effects.by_key(session, f"stage:{change.id}:{insight.id}")
    if note is None or "answer" in note.body:
        return []
    note.body = {**note.body, "answer": ANSWERS[click.gesture]}
    session.add(note)
    outbox.refresh(
        session,
        click.outside_id,
        kind="stage_edit",
        subject=note.id or 0,
        target=outbox.home_of(insight.id or 0),
        now=now,
    )
    same = click.gesture is Gesture.SAME_THING
    corrections = []
    for number in (insight.id or 0, *note.body.get(outbox.ALSO, ())):
        _customers(session, number, change.id or 0, now, same=same)
        corrections += _correction(session, session.get_one(Insight, number), change, click, same=same)
    return corrections


def called_back(session: Session, _rules: Rules, click: Click, person: Person, now: datetime) -> None:
    """Keep what came of telling a customer; it can be said anew until there is nothing to tell any more."""
    row = session.get(CallBack, click.subject)
    if row is None or row.person_id != person.id or click.choice not in OUTCOMES:
        return
    if row.outcome in {click.choice, "withdrawn"}:
        return
    row.outcome, row.done_at = click.choice, None if click.choice in callbacks.OPEN else now
    session.add(row)
    callbacks.refresh(session, row.insight_id, row.change_id, click.outside_id, now)


def remind(store: Store, clock: Clock) -> None:
    """Remind of customers who should have been told by now, once for each day by which they should have been."""
    now = clock.now()
    with store.write() as session:
        for row in queries.overdue(session, now):
            row.reminded_at = now
            session.add(row)
            _remind(session, row, now)


def _remind(session: Session, row: CallBack, now: datetime) -> None:
    """In the home of the report; whoever tells them in somebody's stead in a message of their own."""
    own = row.person_id == session.get_one(Insight, row.insight_id).person_id
    key = f"customers_due:{row.insight_id}:{row.change_id}:{row.due_at:%Y-%m-%d}"
    outbox.enqueue(
        session,
        key if own else f"{key}:{row.person_id}",
        kind="customers_due",
        subject=row.insight_id,
        object=row.change_id,
        target=outbox.home_of(row.insight_id) if own else outbox.person_of(row.person_id),
        priority=outbox.Priority.EDIT,
        body={"person": row.person_id},
        now=now,
    )


def _customers(session: Session, insight: int, change: int, now: datetime, *, same: bool) -> None:
    owed = queries.of(session, insight, change)
    if same and owed:
        callbacks.show(session, insight, change, now)
    for row in () if same else owed:
        callbacks.withdraw(session, row, "not this", now)


def _correction(
    session: Session, insight: Insight, change: StageChange, click: Click, *, same: bool
) -> list[Click]:
    place = _place(session, insight, change)
    if place is None or (same and place.state == State.CONFIRMED and place.person_id == insight.person_id):
        return []
    gesture = Gesture.RIGHT if same else Gesture.NOT_SAME
    return [replace(click, gesture=gesture, subject=insight.id or 0, version=place.id or 0)]


def _place(session: Session, insight: Insight, change: StageChange) -> Membership | None:
    """Where the insight is in the problem that the news is of."""
    problem = groups.get(session, change.group_id).id
    places = by_problem(session, insight.id or 0)
    return next(
        (found[-1] for found in places if groups.get(session, found[-1].group_id).id == problem), None
    )


def sealed(
    session: Session, rules: Rules, team: str, user: str, call_back: int, now: datetime
) -> tuple[int, str, str]:
    """The sealed reference of a customer, for whoever is to tell them; that they looked is written down.

    Returns:
        The insight's number, the placeholder, and what is to be opened.

    Raises:
        RefusalError: it is not this person's customer, the report lives where others read it, or the reference was
            forgotten by now.
    """
    row, person = session.get(CallBack, call_back), people.find(session, team, user)
    if row is None or person is None or not _may_open(session, rules, row, person):
        raise RefusalError(NOT_YOURS.format())
    insight = session.get_one(Insight, row.insight_id)
    if insight.home_thread is not None and insight.person_id == person.id:
        raise RefusalError(IN_A_THREAD.format())
    reference = queries.reference(session, row.insight_id, row.placeholder)
    if reference is None or reference.sealed is None or reference.expires_at <= now:
        raise RefusalError(FORGOTTEN.format())
    audit.opened(session, person, f"insights/{row.insight_id}", now)
    return row.insight_id, row.placeholder, reference.sealed


def _may_open(session: Session, rules: Rules, row: CallBack, person: Person) -> bool:
    """Whoever is to tell the customer, be it the reporter or whom it was handed over to, and who looks after the bridge."""
    return row.person_id == person.id or person.user in rights.admins(session, rules)
