"""Where a report was and is, and how it came there."""

from sqlmodel import Session

from bridge.domain.grouping import Cause, State
from bridge.domain.pages.insight import Place, how
from bridge.domain.pages.tables import Link
from bridge.domain.rules import Rules
from bridge.domain.sentences import read_out
from bridge.store.queries.pages import insight as queries
from bridge.store.tables import Group, Insight, Membership

YOU, SOMEBODY = "you", "its reporter"


def placed(session: Session, rules: Rules, insight: Insight, *, own: bool, why: bool) -> tuple[Place, ...]:
    """The problems where the parts of a report were and are, the last first.

    Args:
        session: only reads.
        rules: who owns what.
        insight: the report.
        own: its reporter reads it.
        why: what the classifier saw may be told; it holds words of this report and of others.
    """
    rows = queries.memberships(session, insight.id or 0)
    firsts = {row.part: row for row in rows}
    several = len(firsts) > 1

    def place(row: Membership) -> Place:
        group = session.get_one(Group, row.group_id)
        cause, alone = Cause(row.cause), firsts[row.part] is row and group.created_at == row.at
        team = rules.route(group.theme).team
        return Place(
            problem=link(group),
            at=row.at.date(),
            how=how(cause, State(row.state), first=alone, who=YOU if own else SOMEBODY, team=team),
            why=tuple(read_out(row.why).splitlines()) if why and cause is Cause.SORTED else (),
            now=row.current,
            part=row.part + 1 if several else 0,
        )

    return tuple(map(place, rows))


def link(group: Group) -> Link:
    """A problem by its title, leading to its page."""
    return Link(group.title, f"/problems/{group.id}")
