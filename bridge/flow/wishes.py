"""What people want of the bridge: when it speaks to them and in which language; and what waits for that."""

from sqlmodel import Session

from bridge.domain.preferences import News, Quiet, Wishes
from bridge.domain.rules import Naming, Rules
from bridge.flow import outbox
from bridge.store.queries import preferences
from bridge.store.tables import Effect, Person, Preference


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


def put_off(session: Session, person: Person) -> list[tuple[int, Effect]]:
    """What waits for its moment to be told in the homes of a person's reports, with the report's number."""
    waiting = preferences.put_off(session, f"home:%:{outbox.ASIDE}:%")
    homes = [(outbox.home_in(effect.target) or 0, effect) for effect in waiting]
    theirs = preferences.reported_by(session, person.id or 0, {home for home, _effect in homes})
    return [(home, effect) for home, effect in homes if home in theirs]
