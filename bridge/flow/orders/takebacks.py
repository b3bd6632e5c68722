"""What was said outside of words that are gone."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.language import spoken
from bridge.domain.outgoing import DetachFile, Note, Order, TakeBack, Update
from bridge.domain.rules import Rules
from bridge.flow.files import stem
from bridge.flow.membership import REMOVED
from bridge.flow.orders.kinds import Builder
from bridge.store.queries import groups, issues
from bridge.store.tables import Effect, Issue


def _take_back(session: Session, _rules: Rules, effect: Effect) -> Order | None:
    """Nothing, where no issue was opened after all, or it was deleted."""
    opened = session.get(Effect, effect.object)
    issue = issues.by_jira_id(session, opened.result["id"]) if opened and opened.result else None
    if opened is None or issue is None or issue.seen == "gone":
        return None
    title = groups.get(session, opened.subject).title
    return TakeBack(issue.jira_id, frozenset(effect.body["words"]), effect.body["was"], title)


def _detach(session: Session, _rules: Rules, effect: Effect) -> Order | None:
    attached = session.get(Effect, effect.object)
    issue = session.get(Issue, attached.subject) if attached else None
    if attached is None or issue is None or issue.seen == "gone":
        return None
    return DetachFile(issue.jira_id, stem(attached.body["insight"], attached.object or 0))


def _blank(_session: Session, _rules: Rules, effect: Effect) -> Order | None:
    return Update(Note(spoken(REMOVED)), effect.body["channel"], effect.body["ts"])


BUILDERS: Mapping[str, Builder] = {"take_back": _take_back, "detach": _detach, "blank": _blank}
