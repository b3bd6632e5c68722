"""The cards of a heads-up, as things stand now."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.outgoing import HeadsUpCard, HeadsUpSent
from bridge.domain.rules import Rules
from bridge.flow.headsups.audience import concerned, reach, route_of
from bridge.store.queries import effects
from bridge.store.tables import Effect, HeadsUp


def card(session: Session, rules: Rules, row: HeadsUp, now: datetime, state: str = "open") -> HeadsUpCard:
    """What one of those sees whom it is for; once it was taken back, whatever their own state is, that.

    Where people of several companies are told, none of them is shown a count of the others.
    """
    far = reach(session, rules, row)
    among_us = len({crew.company for crew in concerned(rules, row)}) == 1
    return HeadsUpCard(
        heads_up=row.id or 0,
        title=row.title,
        who=row.who,
        what=row.what,
        say=row.say,
        report=row.report,
        goes_live=row.goes_live,
        today=now.date(),
        team=route_of(rules, row).team,
        read=far.read,
        people=far.people if far.counted and among_us else 0,
        state="withdrawn" if row.withdrawn_at else state,
    )


def is_missed(row: HeadsUp, effect: Effect, now: datetime) -> bool:
    """Whether somebody was not told because the day had passed; of an erased person nothing is said."""
    return effect.state == "skipped" and "user" in effect.body and row.goes_live < now.date()


def _missed(session: Session, row: HeadsUp, now: datetime) -> int:
    """How many were not told; before its day has passed that is nobody."""
    if row.goes_live >= now.date():
        return 0
    return sum(is_missed(row, one, now) for one in effects.about(session, ("heads_up",), row.id or 0))


def sent(session: Session, rules: Rules, row: HeadsUp, now: datetime) -> HeadsUpSent:
    """What those see who wrote it."""
    far = reach(session, rules, row)
    return HeadsUpSent(
        heads_up=row.id or 0,
        title=row.title,
        goes_live=row.goes_live,
        today=now.date(),
        teams=tuple(crew.name for crew in concerned(rules, row)),
        read=far.read,
        people=far.people,
        counted=far.counted,
        missed=_missed(session, row, now),
        reminded=row.reminded_at.date() if row.reminded_at else None,
        withdrawn=row.withdrawn_at is not None,
    )
