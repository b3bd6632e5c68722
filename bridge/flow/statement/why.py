"""Why a line stands in the ledger: the facts in a sentence."""

from collections.abc import Collection, Mapping

from sqlmodel import Session

from bridge.domain.credit import Kind
from bridge.domain.naming import counted
from bridge.domain.rules import Rules
from bridge.domain.stages import Stage
from bridge.store.queries import groups, tallies
from bridge.store.tables import CreditEntry, Group

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
    return Reasons(session, rules, [entry]).why(entry, own=own)


class Reasons:
    """Why some lines of the ledger stand there; what they are about is read once for all.

    Args:
        session: within a transaction.
        rules: who owns which problem.
        entries: the lines.
    """

    def __init__(self, session: Session, rules: Rules, entries: Collection[CreditEntry]) -> None:
        self._session, self._rules = session, rules
        self._groups = groups.today(session, {entry.group_id for entry in entries})
        self._sizes = tallies.sizes(session, {group.id or 0 for group in self._groups.values()})
        reports = {entry.insight_id for entry in entries if entry.kind == Kind.INSIGHT}
        self._places = groups.histories(session, {number for number in reports if number is not None})

    def group(self, entry: CreditEntry) -> Group:
        """The problem that an entry is about, as it stands today."""
        return self._groups[entry.group_id]

    def why(self, entry: CreditEntry, *, own: bool) -> str:
        """What an entry was written for and what became of it; ``own``: to the person whose line it is."""
        group = self.group(entry)
        about = f"No. {entry.insight_id} on “{group.title}”" if entry.insight_id else f"“{group.title}”"
        if entry.reverses is not None:
            return f"Taken back: {about}; {entry.cause}"
        team = self._rules.route(group.theme).team
        earned = _EARNED[Kind(entry.kind)].format(
            about=about,
            title=f"“{group.title}”",
            team=team,
            cause=entry.cause,
            your="Your" if own else "An",
            by=("you" if own else "its reporter") if self._by_themselves(entry) else team,
        )
        reports = counted(self._reports(group.id or 0), "report")
        return f"{earned}; {reports}; {STANDS[Stage(group.stage)].format(team=team)}"

    def _reports(self, group: int) -> int:
        """As it was last summed up; what is too new for a sum is counted."""
        size = self._sizes.get(group)
        return size.reports if size else groups.reports(self._session, group)

    def _by_themselves(self, entry: CreditEntry) -> bool:
        """Whether the reporter said that it belongs there; otherwise the team did that took the problem on."""
        if entry.kind != Kind.INSIGHT or entry.insight_id is None:
            return False
        return any(
            place.person_id == entry.person_id
            for part in self._places[entry.insight_id].values()
            if part[-1].current
            for place in groups.held(part)
        )
