"""Somebody agrees to be named to everybody, or takes that back: for every text from then on."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Click
from bridge.domain.rules import Naming, Rules
from bridge.store.queries import consents
from bridge.store.tables import Consent, Person


def consent(session: Session, rules: Rules, click: Click, person: Person, now: datetime) -> None:
    """Keep what a person says of their name; they can agree only where the settings leave it to them."""
    agreed = click.choice == "yes"
    if click.choice not in {"yes", "no"} or (agreed and rules.naming is not Naming.OPT_IN):
        return
    if agreed == (person.agreed_at is not None) or consents.of_click(session, click.outside_id) is not None:
        return
    session.add(Consent(click=click.outside_id, person_id=person.id or 0, agreed=agreed, at=now))
    person.agreed_at = now if agreed else None
    session.add(person)
