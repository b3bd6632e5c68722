"""What happens in the homes of insights."""

from collections.abc import Mapping
from datetime import timedelta

from sqlmodel import Session

from bridge.domain.outgoing import Order, Post, React, Update
from bridge.domain.rules import Rules
from bridge.flow import views
from bridge.flow.orders.kinds import Builder
from bridge.store.queries import groups
from bridge.store.queries.one import the
from bridge.store.queries.told import told
from bridge.store.tables import Effect, Insight, Person, StageChange

TICK = "white_check_mark"
TICK_LASTS = timedelta(minutes=5)
"""Slack takes 50 reactions a minute: when more is posted for long, they would come hours later."""


def _home(session: Session, rules: Rules, effect: Effect) -> Order | None:
    insight = the(session, Insight, effect.subject)
    person = session.get(Person, insight.person_id)
    if person is None or person.erased_at is not None:
        return None
    card = views.home_card(session, rules, insight, effect.next_at)
    if insight.home_thread and insight.channel:
        return Post(card, channel=insight.channel, thread=insight.home_thread)
    return Post(card, user=person.user)


def _card(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """The card of a report that lives in the home of another one is the other one's."""
    insight = the(session, Insight, effect.subject)
    if insight.home_channel is None or insight.home_ts is None or insight.home_with is not None:
        return None
    return Update(
        views.home_card(session, rules, insight, effect.next_at), insight.home_channel, insight.home_ts
    )


def _tick(session: Session, _rules: Rules, effect: Effect) -> Order | None:
    """A sign that a post was seen: late it is worth nothing, so in a rush some posts get none."""
    insight = the(session, Insight, effect.subject)
    if effect.attempt_at is None and effect.next_at - effect.created_at > TICK_LASTS:
        return None
    return React(insight.channel, insight.ts, TICK) if insight.channel and insight.ts else None


def _stage(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """One stage in one home, never the same twice in a row.

    One that was overtaken before anybody heard of it is told only if it is a correction.
    """
    change = session.get(StageChange, effect.object)
    insight = the(session, Insight, effect.subject)
    if change is None or insight.home_channel is None or insight.home_ts is None:
        return None
    if effect.attempt_at is None and _is_stale(session, insight, change):
        return None
    note = views.stage_note(session, rules, insight, change, effect.next_at)
    return Post(note, channel=insight.home_channel, thread=insight.story)


def _is_stale(session: Session, insight: Insight, change: StageChange) -> bool:
    """Whether the reporter knows it already, or need not know it any more."""
    if _is_known(session, insight, change):
        return True
    later = [
        one for one in groups.stage_changes(session, change.group_id) if (one.id or 0) > (change.id or 0)
    ]
    return not change.correction and any(one.stage != change.stage for one in later)


def _is_known(session: Session, insight: Insight, change: StageChange) -> bool:
    """Whether this stage is what was told last of the problem, or of one that it was before."""
    before = told(session, insight.id or 0)
    if all(one.stage != change.stage for one in before):
        return False
    numbers = groups.been(session, insight.id or 0, groups.get(session, change.group_id).id or 0)
    last = next((one for one in before if one.group_id in numbers), None)
    return last is not None and last.stage == change.stage


def _heard(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """Somebody else has heard it; not told any more once the team has taken the problem on."""
    insight = the(session, Insight, effect.subject)
    note = views.heard_note(session, rules, insight, effect.object or 0, effect.next_at)
    if note is None or insight.home_channel is None or insight.home_ts is None:
        return None
    return Post(note, channel=insight.home_channel, thread=insight.story)


BUILDERS: Mapping[str, Builder] = {
    "home": _home,
    "card": _card,
    "tick": _tick,
    "stage": _stage,
    "heard": _heard,
}
