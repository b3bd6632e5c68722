"""Reports that may belong to a problem are settled by its owner, many at once."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.grouping import Cause, State
from bridge.domain.incoming import Click
from bridge.domain.reasons import TEAM_SAYS_HERE, TEAM_SAYS_NOT_THE_SAME
from bridge.domain.rules import Rules
from bridge.flow import ledger, telling
from bridge.flow.membership import Move, move, said, start
from bridge.flow.rulebook import Facts
from bridge.flow.rulings import opening
from bridge.flow.rulings.apart import bar
from bridge.flow.rulings.forms import chosen
from bridge.store.queries import groups
from bridge.store.tables import Group, Insight, Membership, Person


def maybes(
    session: Session, rules: Rules, group: Group, click: Click, person: Person, now: datetime
) -> Facts | None:
    """All that are asked about belong, or none, or those that were ticked; of the others their reporters are asked on."""
    asked = groups.members(session, group.id or 0, (State.PROVISIONAL,))
    ticked = chosen(click)
    meant = asked if click.choice in {"all", "none"} else []
    meant = meant or [(one, place) for one, place in asked if (place.insight_id, place.part) in ticked]
    if not meant:
        return None
    facts: Facts = {"rows": [], "vetoes": []}
    for insight, place in meant:
        settled = (leaves if click.choice == "none" else belongs)(session, rules, insight, place, person, now)
        facts = {name: [*facts[name], *settled.get(name, [])] for name in facts}
    opening.notice(session, rules, group, now)
    return facts


def belongs(
    session: Session, rules: Rules, insight: Insight, place: Membership, person: Person, now: datetime
) -> Facts:
    """An owner says that a report, or a part of it, belongs where it is.

    Returns:
        The membership that was written.
    """
    group = groups.get(session, place.group_id).id or 0
    how = Move(group, State.CONFIRMED, Cause.CHECKED, person.id, place.probability, TEAM_SAYS_HERE)
    row = move(session, insight.id or 0, how, now, place.part)
    _follow_up(session, rules, insight, row, now)
    return {"rows": [row.id]}


def leaves(
    session: Session, rules: Rules, insight: Insight, place: Membership, person: Person, now: datetime
) -> Facts:
    """An owner says that a report, or a part of it, does not belong where it is: it stands on its own.

    Returns:
        The membership and the veto that were written.
    """
    number, part = insight.id or 0, place.part
    vetoes = bar(session, [(number, part)], groups.get(session, place.group_id).id or 0, person, now)
    barred = groups.vetoed(session, number, part)
    left = tuple(one for one in place.candidates if groups.get(session, one).id not in barred)
    own = start(session, insight, said(session, insight, part), now)
    state = State.PROVISIONAL if left else State.JOINED
    how = Move(own.id or 0, state, Cause.CHECKED, person.id, why=TEAM_SAYS_NOT_THE_SAME, candidates=left)
    row = move(session, number, how, now, part)
    _follow_up(session, rules, insight, row, now)
    return {"rows": [row.id], "vetoes": vetoes}


def _follow_up(session: Session, rules: Rules, insight: Insight, row: Membership, now: datetime) -> None:
    ledger.settle_insight(session, rules, insight, now)
    telling.refresh_home(session, insight.id or 0, f"checked{row.id}", now)
