"""One person's App Home from top to bottom."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from bridge.domain.credit_summary import Outcomes
from bridge.domain.outgoing import HeadsUpCard, Listened
from bridge.domain.outgoing.app_home import AppHome
from bridge.domain.roles import Viewer
from bridge.domain.rules import Rules
from bridge.flow import wishes
from bridge.flow.app_home.reports import A_PAGE, own_reports
from bridge.flow.app_home.stories import stories
from bridge.flow.app_home.waiting import customers, heads_ups, questions
from bridge.flow.headsups import Digests
from bridge.flow.roles import viewer_of
from bridge.flow.statement import statement
from bridge.flow.watches import listened
from bridge.store.tables import Person


def load(
    session: Session, rules: Rules, digests: Digests, person: Person, page: int, now: datetime
) -> AppHome:
    """What a person sees; a partner's people and guests see nothing of others but their own company's.

    Args:
        session: reads.
        rules: what the operator decided.
        digests: tells which heads-ups they have read.
        person: whose it is.
        page: of their own reports.
        now: the time of the drawing.
    """
    viewer = viewer_of(session, rules, person)
    listed = own_reports(session, rules, person, page, now)
    ahead = heads_ups(session, rules, digests, viewer, now)
    return AppHome(
        questions=questions(session, rules, person),
        customers=customers(session, rules, person, now),
        heads_ups=ahead,
        watches=_not_said_above(listened(session, rules, person.user, now), ahead),
        reports=listed[:A_PAGE],
        page=page,
        older=len(listed) > A_PAGE,
        did=stories(session, rules, viewer, person, now),
        credit=_credit(session, rules, viewer),
        wishes=wishes.wishes(session, rules, person),
        leads=tuple(crew.name for crew in rules.crews if crew.lead == person.user),
    )


def _not_said_above(watches: Sequence[Listened], heads_ups: Sequence[HeadsUpCard]) -> tuple[Listened, ...]:
    """What the heads-ups themselves ask to report need not be asked again."""
    asked = {one.report for one in heads_ups}
    return tuple(one for one in watches if one.words not in asked)


def _credit(session: Session, rules: Rules, viewer: Viewer) -> Outcomes | None:
    own = statement(session, rules, viewer.team, viewer.user, most=0)
    return own.outcomes if own.recorded else None
