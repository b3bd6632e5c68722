"""Why a line stands in the ledger: the facts in a sentence."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.credit import Kind
from bridge.domain.naming import counted
from bridge.domain.rules import Rules
from bridge.domain.stages import Stage
from bridge.store.queries import groups, tallies
from bridge.store.tables import CreditEntry

STANDS: Mapping[Stage, str] = {
    Stage.HEARD: "heard",
    Stage.WITH_TEAM: "with {team}",
    Stage.PLANNED: "planned",
    Stage.IN_WORK: "being worked on",
    Stage.FIXED: "fixed, not live yet",
    Stage.LIVE: "live",
    Stage.DECLINED: "declined",
    Stage.MERGED: "joined with another problem",
}
"""Where a problem stands, in a few words."""

_EARNED: Mapping[Kind, str] = {
    Kind.INSIGHT: "{about}, confirmed by {by}",
    Kind.FOUND: "{about}, among the first to report it",
    Kind.EVIDENCE: "{about}, found useful evidence by {team}",
    Kind.ANSWER: "{your} answer on {title}, {cause}",
    Kind.WORDING: "{your} wording for {title}, approved by {team}",
    Kind.DECISION: "{about}, contested and decided: {cause}",
}
"""What each kind was earned for."""


def why(session: Session, rules: Rules, entry: CreditEntry, *, own: bool = True) -> str:
    """What an entry was written for and what became of it, without a full stop.

    Args:
        session: within a transaction.
        rules: who owns which problem.
        entry: a line of the ledger.
        own: the person whose line it is reads it.
    """
    group = groups.get(session, entry.group_id)
    about = f"No. {entry.insight_id} on “{group.title}”" if entry.insight_id else f"“{group.title}”"
    if entry.reverses is not None:
        return f"Taken back: {about}; {entry.cause}"
    team = rules.route(group.theme).team
    earned = _EARNED[Kind(entry.kind)].format(
        about=about,
        title=f"“{group.title}”",
        team=team,
        cause=entry.cause,
        your="Your" if own else "An",
        by=("you" if own else "its reporter") if _by_themselves(session, entry) else team,
    )
    reports = counted(_reports(session, group.id or 0), "report")
    return f"{earned}; {reports}; {STANDS[Stage(group.stage)].format(team=team)}"


def _reports(session: Session, group: int) -> int:
    """As it was last summed up; what is too new for a sum is counted."""
    size = tallies.sizes(session, [group]).get(group)
    return size.reports if size else groups.reports(session, group)


def _by_themselves(session: Session, entry: CreditEntry) -> bool:
    """Whether the reporter said that it belongs there; otherwise the team did that took the problem on."""
    if entry.kind != Kind.INSIGHT or entry.insight_id is None:
        return False
    return any(
        place.person_id == entry.person_id
        for now in groups.places(session, entry.insight_id)
        for place in groups.counting(session, entry.insight_id, now.part)
    )
