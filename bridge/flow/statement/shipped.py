"""What the teams that own problems brought to customers: theirs, and no part of the points of those who report."""

from collections import defaultdict

from sqlmodel import Session

from bridge.domain.credit_summary import Shipped
from bridge.domain.naming import Side
from bridge.domain.periods import Period
from bridge.domain.rules import Naming, Rules
from bridge.flow.people import EVERYBODY, called
from bridge.store.queries.outcomes import became_live
from bridge.store.tables import Person


def shipped(session: Session, rules: Rules, period: Period, side: Side = Side.SLACK) -> tuple[Shipped, ...]:
    """The teams that brought a problem live in a period, by name."""
    by_team: defaultdict[str, list[int | None]] = defaultdict(list)
    for _group, theme, owner in became_live(session, period.start, period.end):
        by_team[rules.route(theme).team].append(owner)
    return tuple(
        Shipped(team, len(by_team[team]), _named(session, rules, by_team[team], side))
        for team in sorted(by_team, key=str.casefold)
    )


def _named(session: Session, rules: Rules, brought_by: list[int | None], side: Side) -> tuple[str, ...]:
    """Those who took these problems on and agreed to be named to everybody."""
    if rules.naming is not Naming.OPT_IN:
        return ()
    owners = [session.get_one(Person, number) for number in set(brought_by) if number is not None]
    agreed = [owner for owner in owners if owner.agreed_at is not None and owner.erased_at is None]
    agreed.sort(key=lambda owner: (owner.name.casefold(), owner.user))
    return tuple(called(session, rules, owner, EVERYBODY, side) for owner in agreed)
