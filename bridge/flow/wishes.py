"""What people want of the bridge: when it speaks to them and in which language."""

from sqlmodel import Session

from bridge.domain.preferences import News, Quiet, Wishes
from bridge.domain.rules import Naming, Rules
from bridge.store.queries import preferences
from bridge.store.tables import Person, Preference


def wishes(session: Session, rules: Rules, person: Person) -> Wishes:
    """What a person wants; what is usual where they never said."""
    row = preferences.of(session, person.id or 0)
    named = person.agreed_at is not None if rules.naming is Naming.OPT_IN else None
    if row is None:
        return Wishes(zone=person.zone, named=named)
    return Wishes(News(row.news), _quiet(row), row.language, person.zone, named)


def _quiet(row: Preference) -> Quiet | None:
    if row.quiet_from is None or row.quiet_until is None:
        return None
    return Quiet(row.quiet_from, row.quiet_until)


def locale(session: Session, person: Person) -> str:
    """The language that they chose here, else the locale that they chose in Slack."""
    row = preferences.of(session, person.id or 0)
    return (row.language if row else "") or person.locale


def locale_of(session: Session, team: str, user: str) -> str:
    """The same of whoever has these Slack ids; empty if they are not known. Whoever is answered waits for it."""
    in_slack, chosen = preferences.languages(session, team, user) or ("", "")
    return chosen or in_slack
