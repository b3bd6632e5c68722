"""You said, we did: the newest of what became of what people said, as far as one person may see it."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.naming import Side
from bridge.domain.pages.did import Story
from bridge.domain.roles import Viewer
from bridge.domain.rules import Rules
from bridge.domain.stages import OVER
from bridge.flow import crews
from bridge.flow.pages.did import EVER
from bridge.flow.pages.scope import crews_in_scope
from bridge.flow.pages.stories import Teller
from bridge.flow.roles import is_placed
from bridge.store.queries.pages.did import Told, newest
from bridge.store.queries.pages.problems import among
from bridge.store.tables import Person

SHOWN = 4


def stories(
    session: Session, rules: Rules, viewer: Viewer, person: Person, now: datetime
) -> tuple[Story, ...]:
    """The problems that ended last: live, or declined with the reason; nothing for a guest of no company of ours.

    Who may be such a guest sees nothing either, until Slack's directory was read.
    """
    if not viewer.company and (person.guest or not is_placed(viewer, person)):
        return ()
    scope = crews_in_scope(rules, viewer)
    numbers = newest(session, Told(OVER, *EVER, scope), limit=SHOWN)
    teller = Teller(
        session, rules, crews.sizes(session, rules), now, scope, Side.SLACK, ours=not viewer.company
    )
    there = among(session, numbers)
    return teller.stories([there[number] for number in numbers])
