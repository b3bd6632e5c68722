"""One report with its full history, for everybody who may see it."""

from datetime import date, datetime

from sqlmodel import Session

from bridge.domain.errors import ForbiddenError
from bridge.domain.incoming import Way
from bridge.domain.naming import NOBODY
from bridge.domain.pages.asked import Asked
from bridge.domain.pages.insight import WAYS, Around, Credited, InsightPage, Told, details, how_sure
from bridge.domain.pages.standing import label
from bridge.domain.redaction.names import has_likely_name
from bridge.domain.roles import Role, Viewer
from bridge.domain.rules import Naming, Rules
from bridge.domain.stages import Stage
from bridge.flow import crews
from bridge.flow.files import CONFIRMED
from bridge.flow.pages.placing import YOU, link, placed
from bridge.flow.pages.reading import Callers
from bridge.flow.pages.scope import crews_in_scope
from bridge.flow.statement import Reasons
from bridge.store.queries import attachments, groups, offers
from bridge.store.queries.one import the
from bridge.store.queries.pages import insight as queries
from bridge.store.queries.told import told
from bridge.store.tables import Insight, Person, StageChange

NOT_YOURS = "This report is not of your company."


def load(session: Session, rules: Rules, viewer: Viewer, asked: Asked, _now: datetime) -> InsightPage:
    """One report, cut to what somebody may see.

    Raises:
        LookupError: there is no report of this number.
        ForbiddenError: it is of another company than the viewer's.
    """
    insight, scope = the(session, Insight, asked.number), crews_in_scope(rules, viewer)
    if scope is not None and insight.crew not in scope:
        raise ForbiddenError(NOT_YOURS)
    return _Reader(session, rules, viewer, insight, ours=scope is None).page()


class _Reader:
    """Reads one report for one viewer.

    Args:
        session: only reads.
        rules: who is named to whom.
        viewer: who reads it.
        insight: the report.
        ours: the viewer is one of our own people.
    """

    def __init__(
        self, session: Session, rules: Rules, viewer: Viewer, insight: Insight, *, ours: bool
    ) -> None:
        self._session, self._rules, self._viewer, self._insight = session, rules, viewer, insight
        self._ours, self._number = ours, insight.id or 0
        self._person = session.get_one(Person, insight.person_id)
        self._own = (viewer.team, viewer.user) == (self._person.team, self._person.user)
        self._callers = Callers(session, rules, viewer)
        self._readable = self._own or not insight.held_back

    def page(self) -> InsightPage:
        """All of it that the viewer may see."""
        insight, by = self._insight, self._by()
        return InsightPage(
            number=self._number,
            text=insight.text if self._readable else "",
            gone=not insight.text,
            by=by,
            team=self._team(by),
            at=insight.said_at.date(),
            way=WAYS[Way(insight.way)],
            theme=self._theme(),
            same_call=insight.copy_of,
            places=placed(
                self._session, self._rules, insight, own=self._own, why=self._ours and self._readable
            ),
            versions=self._versions(),
            credit=self._credit(),
            around=self._around(),
            told=self._told() if self._ours or self._own else (),
            named=tuple(sorted(self._callers.named)),
        )

    def _around(self) -> Around:
        """Its thread is read by whoever may read its words."""
        insight, files = self._insight, attachments.of(self._session, self._number)
        lines = offers.context(self._session, self._number) if self._readable else []
        return Around(
            details=details(insight.contact, insight.partner if self._readable else "", insight.feeling),
            context=tuple(line.text for line in lines if self._own or not has_likely_name(line.text)),
            files=len(files),
            shown=sum(file.state == CONFIRMED for file in files),
            captor=self._callers.call(insight.captor_id) if insight.captor_id else "",
        )

    def _by(self) -> str:
        """Whom it came from, without the name of a team that is too small to be shown."""
        called = YOU if self._own else self._callers.call(self._insight.person_id)
        return NOBODY if called.startswith(NOBODY) and not self._large() else called

    def _team(self, by: str) -> str:
        """The name of the reporter's team, where it is not said yet."""
        team = "" if self._own else self._large()
        return "" if team in by else team

    def _large(self) -> str:
        """The name of the reporter's team, if it is large enough to be shown."""
        crew = self._rules.crew(self._insight.crew)
        sizes = crews.sizes(self._session, self._rules)
        return crew.name if crew and sizes[crew.key] >= self._rules.smallest_team else ""

    def _theme(self) -> str:
        names = self._rules.theme_names
        if given := queries.labelled(self._session, self._number):
            return f"{names.get(given, given)}, as a person said"
        if not self._insight.theme:
            return "None: unsure"
        sure = how_sure(self._insight.theme_probability or 0.0)
        return f"{sure} {names.get(self._insight.theme, self._insight.theme)}"

    def _versions(self) -> tuple[tuple[str, date], ...]:
        """What it said before: one that may name somebody is its author's only."""
        if not self._own and not (self._ours and self._viewer.has(Role.OWNER, Role.ADMIN)):
            return ()
        rows = queries.versions(self._session, self._number)
        return tuple(
            (row.text, row.until.date()) for row in rows if self._own or not has_likely_name(row.text)
        )

    def _credit(self) -> tuple[Credited, ...]:
        """Its lines of the ledger: one's own, or those of somebody who is named here."""
        named = self._own or (self._ours and self._insight.person_id in self._callers.named)
        if not named or self._rules.naming is Naming.OFF:
            return ()
        lines = queries.credit(self._session, self._number)
        reasons = Reasons(self._session, self._rules, lines)
        return tuple(
            Credited(line.earned_at.date(), reasons.why(line, own=self._own), line.points) for line in lines
        )

    def _told(self) -> tuple[Told, ...]:
        """What its reporter was told of the stages, the last first."""
        return tuple(self._one(change) for change in told(self._session, self._number))

    def _one(self, change: StageChange) -> Told:
        group = groups.get(self._session, change.group_id)
        policy = group.theme in self._rules.policies
        return Told(change.at.date(), label(Stage(change.stage), policy=policy), link(group))
