"""A reporter says that words which may name somebody are fine: others may read them."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.errors import RefusalError
from bridge.domain.incoming import Click
from bridge.domain.language import Phrase as _
from bridge.domain.outgoing import HeldBack
from bridge.domain.quotes import NO_TITLE, title
from bridge.domain.redaction.names import likely_name
from bridge.domain.rules import Rules
from bridge.flow import telling
from bridge.flow.membership import quotable
from bridge.flow.privacy import hold_back
from bridge.store.queries import groups, insights, people
from bridge.store.tables import Insight, Person

NOT_YOURS = _("Only whoever reported no. {number} can change its words.")
NO_WORDS = _("The words of no. {number} are not there any more.")


def own(session: Session, team: str, user: str, number: int) -> Insight:
    """A report, for whoever reported it.

    Raises:
        RefusalError: it is somebody else's, or its words are gone; the sentence says so.
    """
    insight, person = session.get(Insight, number), people.find(session, team, user)
    if insight is None or person is None or insight.person_id != person.id:
        raise RefusalError(NOT_YOURS.format(number=number))
    if not insight.text:
        raise RefusalError(NO_WORDS.format(number=number))
    return insight


def held_back(session: Session, insight: Insight) -> HeldBack | None:
    """The words that may name somebody, for the reporter to say that they are fine; None where nothing is to be said."""
    name = likely_name(insight.text) if insight.held_back and insight.fine_at is None else ""
    return HeldBack(name, insights.versions(session, insight.id or 0)) if name else None


def fine(session: Session, _rules: Rules, click: Click, person: Person, now: datetime) -> None:
    """Let the words be quoted that the reporter saw on the card; words that changed since are asked about anew."""
    insight = session.get(Insight, click.subject)
    if insight is None or insight.person_id != person.id:
        return
    held = held_back(session, insight)
    if held is not None and held.version == click.version:
        insight.fine_at = now
        release(session, insight, click.outside_id, now)


def release(session: Session, insight: Insight, cause: str, now: datetime) -> None:
    """Bring a report's card up to date, and let its words be quoted if nothing holds them back any more."""
    number, held = insight.id or 0, insight.held_back
    hold_back(session, insight)
    session.flush()
    telling.refresh_home(session, number, cause, now)
    telling.refresh_alarm(session, number, cause, now)
    for place in groups.places(session, number) if held and not insight.held_back else ():
        group = groups.get(session, place.group_id)
        if group.title == NO_TITLE:
            group.title = title(quotable(session, group.id or 0))
            session.add(group)
        telling.refresh_triage(session, group, cause, now)
