from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from bridge.store.queries.prepared import all_rows, first_row
from bridge.store.tables import Consent, Person


@first_row
def of_click(click: str) -> SelectOfScalar[Consent]:
    """What this click agreed to, or took back."""
    return select(Consent).where(Consent.click == click)


@all_rows
def agreed(team: str) -> SelectOfScalar[Person]:
    """The people of a workspace who agree now to be named to everybody."""
    query = select(Person).where(Person.team == team, col(Person.agreed_at).is_not(None))
    return query.where(col(Person.erased_at).is_(None)).order_by(col(Person.id))
