"""What the teams that own problems brought to customers: theirs, and no part of the points of those who report."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlmodel import Session

from bridge.domain.credit_summary import Shipped
from bridge.domain.naming import Side, who
from bridge.domain.periods import Period
from bridge.domain.rules import Naming, Rules
from bridge.flow.people import EVERYBODY, somebodies
from bridge.store.queries import people
from bridge.store.queries.outcomes import became_live


def shipped(session: Session, rules: Rules, period: Period, side: Side = Side.SLACK) -> tuple[Shipped, ...]:
    """The teams that brought a problem live in a period, by name."""
    by_team: defaultdict[str, list[int | None]] = defaultdict(list)
    for _group, theme, owner in became_live(session, period.start, period.end):
        by_team[rules.route(theme).team].append(owner)
    owners = {owner for brought in by_team.values() for owner in brought if owner is not None}
    named = _named(session, rules, owners, side)
    return tuple(
        _shipped(team, by_team[team], {one: name for one, name in named.items() if one in by_team[team]})
        for team in sorted(by_team, key=str.casefold)
    )


def _shipped(team: str, brought: Collection[int | None], named: Mapping[int, str]) -> Shipped:
    return Shipped(team, len(brought), tuple(named.values()), tuple(named))


def _named(session: Session, rules: Rules, owners: Collection[int], side: Side) -> dict[int, str]:
    """Those who took these problems on and agreed to be named to everybody, by name."""
    if rules.naming is not Naming.OPT_IN:
        return {}
    found = people.among(session, owners).items()
    agreed = {number: one for number, one in found if one.agreed_at is not None and one.erased_at is None}
    known = somebodies(session, rules, agreed)
    order = sorted(agreed, key=lambda number: (agreed[number].name.casefold(), agreed[number].user))
    return {number: who(known[number], EVERYBODY, rules.naming, side) for number in order}
