"""Details that a reporter adds to a report, and the files with it. The report was saved long before."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.details import Added, Details
from bridge.domain.incoming import Click, Gesture
from bridge.domain.redaction import redact
from bridge.domain.rules import Rules
from bridge.flow import evidence, files, fine, telling
from bridge.flow.privacy import Privacy, hold_back
from bridge.flow.rewording import reword
from bridge.store.tables import Insight, Person


def given(session: Session, team: str, user: str, number: int) -> Details:
    """What was added to a report so far, for whoever reported it.

    Raises:
        RefusalError: it is somebody else's, or its words are gone; the sentence says so.
    """
    insight = fine.own(session, team, user, number)
    return Details(insight.contact, insight.partner, insight.feeling)


def add(session: Session, privacy: Privacy, added: Added, now: datetime) -> None:
    """Keep details of a report in place of those before; a file that came before stays.

    Words that a file is added to are held back like those that came with one: it may show what they do not say.

    Raises:
        RefusalError: it is somebody else's, or its words are gone; the sentence says so.
    """
    insight = fine.own(session, added.team, added.user, added.insight)
    insight.contact, insight.feeling = added.details.contact, added.details.feeling
    insight.partner = redact(added.details.partner, privacy.patterns).text
    files.hold(session, added.insight, added.files, now)
    hold_back(session, insight)
    if added.customer:
        reword(session, privacy, insight, added.event, f"{insight.text}\n{added.customer}", now)
    telling.refresh_home(session, added.insight, added.event, now)


def file_decided(session: Session, _rules: Rules, click: Click, person: Person, now: datetime) -> None:
    """The reporter says whether the files may be shown; the first answer counts."""
    insight = session.get(Insight, click.subject)
    if insight is not None and insight.person_id == person.id and files.decide(session, click, person, now):
        evidence.of_report(session, click.subject, now)
        hold_back(session, insight)
        fine.release(session, insight, click.outside_id, now)


BY_GESTURE = {Gesture.CONFIRM_FILE: file_decided, Gesture.REFUSE_FILE: file_decided}
