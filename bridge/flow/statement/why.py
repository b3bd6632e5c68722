"""Why a line stands in the ledger: the facts in a sentence."""

from collections.abc import Collection, Mapping

from sqlmodel import Session

from bridge.domain import units
from bridge.domain.credit import Kind
from bridge.domain.language import Phrase as _
from bridge.domain.quotes import titled
from bridge.domain.rules import Rules
from bridge.domain.sentences import read_out
from bridge.domain.stages import Stage
from bridge.store.queries import groups, tallies
from bridge.store.tables import CreditEntry, Group

STANDS: Mapping[Stage, str] = {
    Stage.HEARD: _("heard"),
    Stage.WITH_TEAM: _("with {team}"),
    Stage.PLANNED: _("planned"),
    Stage.IN_WORK: _("being worked on"),
    Stage.FIXED: _("fixed, not live yet"),
    Stage.LIVE: _("live"),
    Stage.DECLINED: _("declined"),
    Stage.MERGED: _("joined with another problem"),
}
"""Where a problem stands, in a few words."""

REPORT = _("No. {insight} on “{title}”")
PROBLEM = _("“{title}”")
LINE = _("{earned}; {reports}; {stands}")
TAKEN_BACK = _("Taken back: {about}; {cause}")
BY_YOU = _("{about}, confirmed by you")
BY_ITS_REPORTER = _("{about}, confirmed by its reporter")
BY_TEAM = _("{about}, confirmed by {team}")

_YOURS: Mapping[Kind, str] = {
    Kind.FOUND: _("{about}, among the first to report it"),
    Kind.EVIDENCE: _("{about}, found useful evidence by {team}"),
    Kind.ANSWER: _("Your answer on “{title}”, {cause}"),
    Kind.WORDING: _("Your wording for “{title}”, approved by {team}"),
    Kind.DECISION: _("{about}, contested and decided: {cause}"),
}
_SOMEBODY_S: Mapping[Kind, str] = {
    **_YOURS,
    Kind.ANSWER: _("An answer on “{title}”, {cause}"),
    Kind.WORDING: _("A wording for “{title}”, approved by {team}"),
}
"""What each kind was earned for, to the person whose line it is and to others; but a report, which others confirm."""


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
        group, cause = self.group(entry), read_out(entry.cause)
        title = titled(group.title)
        about = (REPORT if entry.insight_id else PROBLEM).format(insight=entry.insight_id, title=title)
        if entry.reverses is not None:
            return TAKEN_BACK.format(about=about, cause=cause)
        team = self._rules.route(group.theme).team
        return LINE.format(
            earned=self._earned(entry, own).format(about=about, title=title, team=team, cause=cause),
            reports=units.REPORTS(self._reports(group.id or 0)),
            stands=STANDS[Stage(group.stage)].format(team=team),
        )

    def _earned(self, entry: CreditEntry, own: bool) -> str:
        """What it was earned for."""
        if entry.kind != Kind.INSIGHT:
            return (_YOURS if own else _SOMEBODY_S)[Kind(entry.kind)]
        if not self._by_themselves(entry):
            return BY_TEAM
        return BY_YOU if own else BY_ITS_REPORTER

    def _reports(self, group: int) -> int:
        """As it was last summed up; what is too new for a sum is counted."""
        size = self._sizes.get(group)
        return size.reports if size else groups.reports(self._session, group)

    def _by_themselves(self, entry: CreditEntry) -> bool:
        """Whether the reporter said that it belongs there; otherwise the team did that took the problem on."""
        if entry.insight_id is None:
            return False
        return any(
            place.person_id == entry.person_id
            for part in self._places[entry.insight_id].values()
            if part[-1].current
            for place in groups.held(part)
        )
