"""A reporter says that words which may name somebody, or came with a file, may be read by others."""

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
    """Why the words of a report are not quoted, for its reporter; None if they are."""
    if not insight.held_back:
        return None
    return HeldBack(likely_name(insight.text), insights.versions(session, insight.id or 0))


def fine(session: Session, _rules: Rules, click: Click, person: Person, now: datetime) -> None:
    """Let the words be quoted that the reporter saw on the card; words that changed since are asked about anew."""
    insight = session.get(Insight, click.subject)
    if insight is None or insight.person_id != person.id or not insight.held_back:
        return
    if click.version != insights.versions(session, click.subject):
        return
    insight.held_back, insight.fine_at = False, now
    session.add(insight)
    session.flush()
    telling.refresh_home(session, click.subject, click.outside_id, now)
    for place in groups.places(session, click.subject):
        group = groups.get(session, place.group_id)
        if group.title == NO_TITLE:
            group.title = title(quotable(session, group.id or 0))
            session.add(group)
        telling.refresh_triage(session, group, click.outside_id, now)
