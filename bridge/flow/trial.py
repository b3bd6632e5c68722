"""What is kept and not sent while the bridge is tried out, and how it is made up for afterwards.

In shadow mode nothing leaves. In a pilot nothing is sent to people of other teams but that the bridge is being tried with
some. Nothing of it is ever sent later: a report's card comes when there is something new to say at it, and a problem's
card when its next report comes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Way
from bridge.domain.language import Phrase as _
from bridge.domain.outgoing import Order, Post
from bridge.domain.roles import Role
from bridge.domain.rules import Rules
from bridge.domain.sentences import sentence
from bridge.domain.trial import Trial
from bridge.flow import clock, outbox
from bridge.flow.crews import crew_of
from bridge.flow.manners import Manner
from bridge.flow.mode import NOT_SENT
from bridge.flow.orders import readers
from bridge.flow.roles import leading
from bridge.store.queries import effects, groups, unsent
from bridge.store.queries.one import the
from bridge.store.tables import Effect, Group, Insight, Person, Unsent

TOLD = "tried"
"""The kind of effect that tells somebody, once, that the bridge is being tried with others."""

TRIED_WITH_OTHERS = _(
    "Your report is kept and counts. The bridge is being tried with some teams, and yours is not among them yet: you will"
    " hear nothing more of it for now."
)

AT_HOME = frozenset({"stage", "heard", "question", "customers", "evidence", "thank_you", "still_same"})
"""What is news at a report's card: one that was not sent comes first."""

AT_TRIAGE = frozenset({"triage_card", "note"})
"""The same of a problem's card."""

_ADDRESSED = frozenset({Way.DM, Way.MENTION, Way.MODAL, Way.SHORTCUT})
_NOWHERE = "not sent"


def trial_of(session: Session, rules: Rules, user: str) -> Trial | None:
    """Why nothing is sent to somebody now; None if everything is."""
    if rules.shadow:
        return Trial.SHADOW
    return Trial.PILOT if rules.pilot and not _takes_part(session, rules, user) else None


def _takes_part(session: Session, rules: Rules, user: str) -> bool:
    """People of the pilot's teams, and those who lead these, own a route, lead the service or look after the bridge."""
    leads = any(crew.lead == user and crew.key in rules.pilot for crew in rules.crews)
    return (
        leads
        or bool(rules.owned(user))
        or crew_of(session, rules.crews, user) in rules.pilot
        or bool(leading(session, rules, user) & {Role.LEADER, Role.ADMIN})
    )


def mind(session: Session, rules: Rules, effect: Effect, now: datetime) -> Manner | None:
    """What becomes of an effect because the bridge is, or was, tried out; None if that changes nothing."""
    if rules.shadow or effect.kind == TOLD:
        return None
    reader = _reader(session, effect) if rules.pilot else None
    if reader is not None and trial_of(session, rules, reader.user) is Trial.PILOT:
        keep_back(session, effect, Trial.PILOT, now)
        return Manner.LATER
    return Manner.LATER if _makes_up(session, rules, effect, now) else None


def withheld(session: Session, rules: Rules, effect: Effect, order: Order) -> Trial | None:
    """Why an order is not carried out."""
    if rules.shadow:
        return Trial.SHADOW
    user = order.user if isinstance(order, Post) and effect.kind != TOLD else ""
    return trial_of(session, rules, user) if user and rules.pilot else None


def keep_back(session: Session, effect: Effect, why: Trial, now: datetime) -> None:
    """Keep an effect, and everything that was gathered for it, as not sent."""
    gathered = effects.needing(session, effect.id or 0) if effect.kind == "daily" else []
    for one in (effect, *gathered):
        one.state, one.error, one.done_at, one.waits_for = "skipped", NOT_SENT.format(why=why), now, None
        session.add(one)
        session.merge(Unsent(effect_id=one.id or 0, why=why, kind=one.kind, at=now))
    if why is Trial.PILOT and effect.kind == "home":
        _tell_once(session, effect, now)


def _tell_once(session: Session, effect: Effect, now: datetime) -> None:
    """Who wrote to the bot is told once why nothing more comes."""
    insight = session.get_one(Insight, effect.subject)
    person = session.get_one(Person, insight.person_id)
    if insight.way in _ADDRESSED:
        outbox.enqueue(
            session,
            f"{TOLD}:{person.user}",
            kind=TOLD,
            subject=0,
            target=f"{TOLD}:{person.user}",
            priority=outbox.Priority.PERSON,
            body={**sentence(TRIED_WITH_OTHERS).packed(), "user": person.user},
            now=now,
        )


@contextmanager
def as_if_sent(session: Session, rules: Rules, effect: Effect) -> Iterator[None]:
    """In shadow mode: what would be said at a card that was never sent is known only as if that stood somewhere."""
    insight = session.get(Insight, outbox.home_in(effect.target) or 0) if rules.shadow else None
    group = session.get(Group, effect.subject) if rules.shadow and effect.kind in AT_TRIAGE else None
    missing_home = insight if insight is not None and insight.home_ts is None else None
    missing_card = group if group is not None and group.triage_ts is None else None
    _stand(missing_home, missing_card, _NOWHERE)
    try:
        yield
    finally:
        _stand(missing_home, missing_card, None)


def _stand(insight: Insight | None, group: Group | None, where: str | None) -> None:
    if insight is not None:
        insight.home_channel = insight.home_ts = where
    if group is not None:
        group.triage_channel = group.triage_ts = where


def _reader(session: Session, effect: Effect) -> Person | None:
    """The one person who sees it; a sign at a post is for whoever wrote that."""
    if effect.kind == "tick":
        return session.get(Person, the(session, Insight, effect.subject).person_id)
    return readers.reader(session, effect)


def _makes_up(session: Session, rules: Rules, effect: Effect, now: datetime) -> bool:
    """Have a card sent that was not: before what is new at it, or because a new report of its problem came.

    Returns:
        Whether the effect waits for it.
    """
    if effect.kind == "home":
        for group in _problems(session, effect.subject):
            _show(session, rules, group, now)
        return False
    if effect.kind in AT_HOME:
        return _has_home_sent(session, effect, now)
    problem = session.get(Group, effect.subject) if effect.kind in AT_TRIAGE else None
    card = _show(session, rules, problem, now) if problem is not None else None
    return _waits_for(session, effect, card)


def _problems(session: Session, insight: int) -> list[Group]:
    """The problems of a report that comes after others were not shown to anybody."""
    if unsent.newest(session) is None:
        return []
    return [groups.get(session, place.group_id) for place in groups.places(session, insight)]


def _has_home_sent(session: Session, effect: Effect, now: datetime) -> bool:
    number = outbox.home_in(effect.target) or 0
    insight = session.get(Insight, number)
    if insight is None or insight.home_ts is not None or insight.home_with is not None:
        return False
    if unsent.by_key(session, f"home:{number}") is None:
        return False
    key = f"home:{number}:{effect.id}"
    home = outbox.enqueue(
        session, key, kind="home", subject=number, target=key, priority=outbox.Priority.HOME, now=now
    )
    return _waits_for(session, effect, home)


def _show(session: Session, rules: Rules, group: Group, now: datetime) -> Effect | None:
    """Have a problem's card sent that was not; its team owes an answer from now on."""
    number = group.id or 0
    if group.shown_at is None or group.triage_ts is not None:
        return None
    if unsent.by_key(session, f"triage:{number}") is None:
        return None
    clock.begin(group, rules.route(group.theme), now)
    session.add(group)
    key = f"triage:{number}:late"
    card = outbox.enqueue(
        session, key, kind="triage", subject=number, target=key, priority=outbox.Priority.TEAM, now=now
    )
    if card.state == "skipped":
        outbox.again(session, card, now)
    return card


def _waits_for(session: Session, effect: Effect, card: Effect | None) -> bool:
    if card is None or card.state != "waiting":
        return False
    effect.needs = card.id
    session.add(effect)
    return True
