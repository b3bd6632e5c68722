"""Wordings that are over: what was agreed until a date is not said after it."""

from datetime import timedelta

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.domain.language import Phrase as _
from bridge.domain.sentences import sentence
from bridge.flow import outages, telling
from bridge.store.engine import Store
from bridge.store.queries import groups, rulings
from bridge.store.tables import Wording

AHEAD = timedelta(days=3)
ENDING = _(
    "What agents tell customers ends on {day}: “{said}” Say until when it holds, or what is to be said then."
)
ENDED = _("What agents tell customers ended today: “{said}” Say what is to be said now.")


def end_those_over(store: Store, clock: Clock) -> None:
    """Take what is over from the cards of those who reported, and tell the team that it is."""
    now = clock.now()
    with store.grouping() as session:
        for wording in rulings.wordings_over(session, now):
            wording.ended_at = now
            session.add(wording)
            session.flush()
            _take_away(session, wording)


def warn(store: Store, clock: Clock) -> None:
    """Tell the team some days before that what agents say ends, once; what was short from the beginning ends silently."""
    now = clock.now()
    with store.write() as session:
        for wording in rulings.wordings_ending(session, now, now + AHEAD):
            if wording.until is not None and wording.until - wording.at > 2 * AHEAD:
                says = sentence(ENDING, day=wording.until.date(), said=_said(wording))
                group = groups.get(session, wording.group_id).id or 0
                telling.note(session, group, says, f"ending:{wording.id}:{wording.until:%Y-%m-%d}", now)


def _said(wording: Wording) -> str:
    return wording.text or wording.meanwhile


def _take_away(session: Session, wording: Wording) -> None:
    group, now = groups.get(session, wording.group_id), wording.ended_at or wording.at
    telling.refresh_homes(session, group, f"unworded{wording.id}:{now.timestamp()}", now)
    telling.refresh_triage(session, group, f"unworded{wording.id}", now)
    outages.refresh(session, group, f"unworded{wording.id}", now)
    says = sentence(ENDED, said=_said(wording))
    telling.note(session, group.id or 0, says, f"unworded:{wording.id}", now)
