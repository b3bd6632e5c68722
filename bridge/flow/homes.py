"""What a person may do at a report's home, said while they wait for the answer."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from bridge.domain.errors import RefusalError
from bridge.domain.grouping import CORRECTIONS, Cause
from bridge.domain.homes import Further
from bridge.domain.incoming import Click, Gesture
from bridge.domain.language import Phrase as _
from bridge.domain.language import spoken
from bridge.domain.outgoing import HomeCard
from bridge.domain.rules import Rules
from bridge.flow import corrections, customers, views
from bridge.flow.asking.sight import sees
from bridge.flow.membership import by_problem
from bridge.store.queries import groups, people
from bridge.store.queries.one import the
from bridge.store.tables import CallBack, Insight, Membership

OWN = frozenset(
    {*corrections.BY_GESTURE, *customers.ANSWERS, Gesture.CALLED_BACK, Gesture.FINE, Gesture.REMOVE}
)
"""What only whoever reported can do with a report."""

NOT_YOUR_CUSTOMER = _("This customer is with somebody else, and only they can say what came of it.")
NOT_YOURS = _(
    "Only whoever reported no. {number} can say that. If a customer told you the same, report it too: it counts."
)
REMOVED = _("The words of no. {number} were removed, so there is nothing left to say of them.")
SAID_MEANWHILE = _("You have said something else of no. {number} since. Its card shows where it is now.")
SORTED_ANEW = _("No. {number} was sorted anew when its words changed. Its card shows where it is now.")
JOINED = _("The problem of no. {number} was joined with another one since. Its card shows where it is now.")
MOVED = _("The team has moved no. {number} to another problem since. Its card shows where it is now.")
BY_TEAM = _("The team has decided about no. {number} since. Its card shows where it is now.")
OVERTAKEN: Mapping[str, str] = {
    **dict.fromkeys((*CORRECTIONS, Cause.UNDO), SAID_MEANWHILE),
    **dict.fromkeys((Cause.MOVED, Cause.SPLIT), MOVED),
    Cause.SORTED: SORTED_ANEW,
    Cause.MERGED: JOINED,
}
"""What replaced a button, by what put the report where it is; everything else is a team's decision about it."""


def further(
    session: Session, rules: Rules, team: str, user: str, number: int, version: int, now: datetime
) -> Further:
    """What somebody can do with a report beside what its card offers, as it stands now.

    Raises:
        LookupError: there is no such report, or it is not sorted yet.
    """
    insight, person = the(session, Insight, number), people.find(session, team, user)
    home = views.home_card(session, rules, insight, now)
    parts = (home,) if isinstance(home, HomeCard) else home.parts
    card = next((part for part in parts if part.version == version), parts[0])
    mine = person is not None and person.id == insight.person_id
    return Further(card, mine, sees(session, rules, team, user, card.problem.group))


def refuse_in_vain(session: Session, click: Click) -> None:
    """Say at once why a press on a report's card cannot be taken; a second press of the same is no mistake.

    Raises:
        RefusalError: somebody else's report, one without words, or a button that something has replaced.
    """
    if sentence := _of_a_stranger(session, click) or _in_vain(session, click):
        raise RefusalError(sentence)


def _of_a_stranger(session: Session, click: Click) -> str:
    """What somebody is told who presses what only the reporter can; empty for the reporter."""
    if click.gesture not in OWN:
        return ""
    is_customer = click.gesture is Gesture.CALLED_BACK
    about = session.get(CallBack, click.subject) if is_customer else session.get(Insight, click.subject)
    person = people.find(session, click.team, click.user)
    if about is None or (person is not None and person.id == about.person_id):
        return ""
    return spoken(NOT_YOUR_CUSTOMER) if is_customer else NOT_YOURS.format(number=click.subject)


def _in_vain(session: Session, click: Click) -> str:
    """Why there is nothing to argue with any more; empty if there is."""
    arguing = click.gesture in corrections.BY_GESTURE
    insight = session.get(Insight, click.subject) if arguing else None
    if insight is None:
        return ""
    why = REMOVED if insight.removed_at is not None else _overtaken(session, click)
    return why.format(number=click.subject)


def _overtaken(session: Session, click: Click) -> str:
    """Why the version of a card that was pressed is not the one that stands; empty if it is, or nobody minds."""
    problems = by_problem(session, click.subject)
    if not problems or any(places[-1].id == click.version for places in problems):
        return ""
    place = _now(session, click)
    return "" if place is None or place.cause == click.gesture else OVERTAKEN.get(place.cause, BY_TEAM)


def _now(session: Session, click: Click) -> Membership | None:
    """Where the part of the report is that the card showed."""
    shown = session.get(Membership, click.version)
    if shown is None or shown.insight_id != click.subject:
        return None
    return groups.membership(session, click.subject, shown.part)
