"""What waits: answers that teams owe, and decisions that only those who lead can take."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from sqlmodel import Session

from bridge.domain.pages.owed import Need, Owed, Reason
from bridge.domain.quotes import titled_later
from bridge.domain.rules import Route, Rules
from bridge.domain.stages import Stage
from bridge.flow.clock import PATIENCE
from bridge.store.queries.pages import overview as queries
from bridge.store.queries.pages.overview import Waiting

THEIRS = {"policy": Reason.POLICY, "partner": Reason.PARTNER}
"""Themes, by their keys in the taxonomy, of problems that a team alone cannot solve."""


def waiting(session: Session, week: date) -> list[Waiting]:
    """All that waits, for a team or for those who lead; reports are counted in the week of this Monday."""
    return queries.waiting(session, week, tuple(THEIRS))


def owed(rules: Rules, waiting: Sequence[Waiting], now: datetime, owner: str = "") -> tuple[Owed, ...]:
    """The answers that are owed, longest waiting first.

    Args:
        rules: who owns what.
        waiting: all that waits.
        now: for how long it has waited.
        owner: only those of the route of this name; empty: all.
    """
    heard = (one for one in waiting if one.stage == Stage.HEARD)
    found = (_owed(rules.route(one.theme), one, now) for one in heard)
    return tuple(one for one in found if owner in {"", one.route})


def _owed(route: Route, one: Waiting, now: datetime) -> Owed:
    return Owed(
        group=one.group,
        title=titled_later(one.title),
        route=route.name,
        team=route.team,
        days=_days(one, now),
        promised=one.due_at.date() if one.due_at else None,
        overdue=one.due_at is not None and one.due_at <= now,
        reports=one.reports,
    )


def needs(rules: Rules, waiting: Sequence[Waiting], now: datetime) -> tuple[Need, ...]:
    """The problems that need somebody who leads, the most reported first."""
    found = sorted(_needs(rules, waiting, now), key=lambda need: (-need.reports, -need.days, need.group))
    return tuple(found)


def _needs(rules: Rules, waiting: Sequence[Waiting], now: datetime) -> Iterator[Need]:
    for one in waiting:
        route = rules.route(one.theme)
        reason = _reason(route, one, now)
        if reason is not None:
            yield Need(one.group, titled_later(one.title), reason, route.team, one.reports, _days(one, now))


def _reason(route: Route, one: Waiting, now: datetime) -> Reason | None:
    if one.theme not in route.themes or not route.owners:
        return Reason.OWNER
    if one.theme in THEIRS:
        return THEIRS[one.theme]
    return Reason.OVERDUE if one.stage == Stage.HEARD and is_beyond(route, one.due_at, now) else None


def is_beyond(route: Route, due: datetime | None, now: datetime) -> bool:
    """Whether an answer is overdue although its owners, and the deputy if there is one, had time after a reminder."""
    return due is not None and due + PATIENCE * (2 if route.deputy else 1) <= now


def _days(one: Waiting, now: datetime) -> int:
    return max(0, (now - one.shown_at).days)
