"""The overview: what leaders open on Monday. The digest is made of the same facts."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from bridge.domain.errors import ForbiddenError
from bridge.domain.forms import Option
from bridge.domain.pages.asked import Asked
from bridge.domain.pages.did import Story
from bridge.domain.pages.overview import LISTED, Overview
from bridge.domain.periods import Period, Span
from bridge.domain.roles import Role, Viewer
from bridge.domain.rules import Rules
from bridge.domain.stages import Stage
from bridge.flow import crews
from bridge.flow.pages import owed, sums
from bridge.flow.pages.stories import Teller
from bridge.store.queries import tallies
from bridge.store.queries.pages import did as stories
from bridge.store.queries.pages.answered import first_answers
from bridge.store.queries.pages.did import Crews, Told

MOST = 3
"""So many stories of each kind, and so many decisions."""

OURS = "This page is about the whole company. What became of your own reports stands under: You said, we did."


def load(session: Session, rules: Rules, viewer: Viewer, asked: Asked, now: datetime) -> Overview:
    """The page.

    Raises:
        ForbiddenError: a partner's people see what their own company reported, and not this.
    """
    if viewer.company:
        raise ForbiddenError(OURS)
    period = asked.period or current(session, now)
    value = overview(session, rules, period, now, Teller(session, rules, crews.sizes(session, rules), now))
    choices = _choices(rules) if viewer.has(Role.LEADER, Role.ADMIN) else ()
    return replace(value, choices=choices, listed=len(value.owed) if asked.whole else LISTED)


def current(session: Session, now: datetime) -> Period:
    """The week; on a Monday the one before, of which there is more to say, if anything was reported in it."""
    week = Period.of(Span.WEEK, now.date())
    told = now.date() == week.first and tallies.total(session, week.previous.name, None).reports
    return week.previous if told else week


def overview(session: Session, rules: Rules, period: Period, now: datetime, teller: Teller) -> Overview:
    """All facts of a period, for somebody to whom stories are told."""
    week = sums.last_week(period, now)
    waiting = owed.waiting(session, week.first)
    return Overview(
        period=period,
        today=now.date(),
        answered=len(first_answers(session, period.start, period.end)),
        needs=owed.needs(rules, waiting, now)[:MOST],
        owed=owed.owed(rules, waiting, now),
        funnel=sums.funnel(session, rules, now),
        did=most_heard(teller, Stage.LIVE, period),
        will_not=most_heard(teller, Stage.DECLINED, period),
        themes=sums.themes(session, rules, week),
        base=sums.base(session, rules, period, teller.sizes),
    )


def most_heard(teller: Teller, stage: Stage, period: Period, by: Crews = None) -> tuple[Story, ...]:
    """What came to a stage in a period and is still there, the most reported first; only what these crews reported."""
    told = Told((stage,), period.start, period.end, by)
    return teller.stories(stories.most_heard(teller.session, told, MOST))


def _choices(rules: Rules) -> tuple[Option, ...]:
    """All themes, by the team that owns each."""
    return tuple(
        Option(theme, f"{route.team}: {rules.theme_names.get(theme, theme)}")
        for route in rules.routes
        for theme in route.themes
    )
