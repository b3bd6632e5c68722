"""What is asked and said of problems that are over and still heard."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.outgoing import Card, Comment, LinkIssues, Note, Order, Post, ReopenIssue, Update
from bridge.domain.rules import Rules
from bridge.flow.orders.kinds import Builder
from bridge.flow.views.recurring import known_line, plea, still_card, still_same
from bridge.store.queries import effects, groups, issues
from bridge.store.queries.one import the
from bridge.store.tables import Effect, Insight, Issue, StageChange


def _still_same(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """The question, unless it was answered on the home card meanwhile."""
    insight, change = the(session, Insight, effect.subject), the(session, StageChange, effect.object)
    card = still_same(session, rules, insight, effect.body["part"], change)
    if card is None or (card.answer and effect.attempt_at is None):
        return None
    return _in_home(insight, card)


def _still_same_edit(session: Session, rules: Rules, effect: Effect) -> Order | None:
    asked = session.get(Effect, effect.subject)
    if asked is None or asked.result is None:
        return None
    insight, change = the(session, Insight, asked.subject), the(session, StageChange, asked.object)
    card = still_same(session, rules, insight, asked.body["part"], change)
    return Update(card, asked.result["channel"], asked.result["ts"]) if card else None


def _known(session: Session, rules: Rules, effect: Effect) -> Order | None:
    line = known_line(session, rules, the(session, StageChange, effect.object))
    return _in_home(the(session, Insight, effect.subject), Note(line))


def _still(session: Session, rules: Rules, effect: Effect) -> Order | None:
    group = groups.get(session, effect.subject)
    if group.triage_channel is None or group.triage_ts is None:
        return None
    card = still_card(session, rules, the(session, StageChange, effect.object))
    if not card.reports and effect.attempt_at is None:
        return None
    return Post(card, channel=group.triage_channel, thread=group.triage_ts)


def _still_edit(session: Session, rules: Rules, effect: Effect) -> Order | None:
    change = the(session, StageChange, effect.subject)
    posted = effects.by_key(session, f"still:{change.group_id}:{change.id}")
    if posted is None or posted.result is None:
        return None
    card = still_card(session, rules, change)
    return Update(card, posted.result["channel"], posted.result["ts"])


def _reopen(session: Session, _rules: Rules, effect: Effect) -> Order | None:
    issue = session.get(Issue, effect.subject)
    return ReopenIssue(issue.jira_id) if issue is not None and issue.seen == "there" else None


def _plead(session: Session, rules: Rules, effect: Effect) -> Order | None:
    issue = session.get(Issue, effect.subject)
    if issue is None or issue.seen != "there":
        return None
    return Comment(issue.jira_id, Note(plea(session, rules, the(session, StageChange, effect.object))))


def _relate(session: Session, _rules: Rules, effect: Effect) -> Order | None:
    made, before = groups.get(session, effect.subject).id, groups.get(session, effect.object or 0).id
    issue, other = issues.jira_id_of(session, made or 0), issues.jira_id_of(session, before or 0)
    return LinkIssues(issue, other, duplicate=False) if issue and other and issue != other else None


def _in_home(insight: Insight, card: Card) -> Order | None:
    if insight.home_channel is None or insight.home_ts is None:
        return None
    return Post(card, channel=insight.home_channel, thread=insight.story)


BUILDERS: Mapping[str, Builder] = {
    "still_same": _still_same,
    "still_same_edit": _still_same_edit,
    "known": _known,
    "still": _still,
    "still_edit": _still_edit,
    "reopen": _reopen,
    "plead": _plead,
    "relate": _relate,
}
