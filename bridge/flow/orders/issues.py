"""What happens to Jira issues."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.outgoing import (
    AdoptIssue,
    AttachFile,
    Comment,
    CreateIssue,
    EditComment,
    LinkPage,
    Order,
    SetNumber,
)
from bridge.domain.permalinks import problem_page
from bridge.domain.rules import Rules
from bridge.flow import evidence, views
from bridge.flow.files import CONFIRMED
from bridge.flow.orders.kinds import Builder
from bridge.store.queries import groups, issues
from bridge.store.tables import Attachment, Effect, Group, Issue


def _issue(session: Session, rules: Rules, effect: Effect) -> Order | None:
    group = groups.get(session, effect.subject)
    if _has_issue(session, group) or not rules.route(group.theme).ends_in_jira:
        return None
    return CreateIssue(views.draft(session, rules, group, effect.next_at, effect.body.get("follows", "")))


def _link(session: Session, _rules: Rules, effect: Effect) -> Order | None:
    group = groups.get(session, effect.subject)
    return None if _has_issue(session, group) else AdoptIssue(effect.body["key"])


def _has_issue(session: Session, group: Group) -> bool:
    """Whether a link overtook an opening or the other way round: a problem has one issue."""
    return issues.at_hand(session, group.id or 0) is not None


def _figures(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """Our one comment, written when it is due first and edited ever after; the effect's time is that of the figures."""
    issue = _readable(session, effect.subject)
    if issue is None:
        return None
    card = views.figures(session, rules, groups.get(session, issue.group_id), effect.next_at)
    if issue.figures_comment_id is not None:
        return EditComment(issue.jira_id, issue.figures_comment_id, card)
    return Comment(issue.jira_id, card) if effect.kind == "figures" else None


def _number(session: Session, rules: Rules, effect: Effect) -> Order | None:
    issue = _readable(session, effect.subject)
    if issue is None:
        return None
    group = groups.get(session, issue.group_id)
    field = rules.route(group.theme).number_field
    return SetNumber(issue.jira_id, field, groups.reports(session, group.id or 0)) if field else None


def _page(session: Session, rules: Rules, effect: Effect) -> Order | None:
    issue = _readable(session, effect.subject)
    if issue is None:
        return None
    group = groups.get(session, issue.group_id)
    url = problem_page(rules.page_url, group.id or 0)
    return LinkPage(issue.jira_id, f"problem:{group.id}", url, group.title) if url else None


def _attach(session: Session, _rules: Rules, effect: Effect) -> Order | None:
    """A file that may be shown, for as long as its report has words."""
    issue, file = _readable(session, effect.subject), session.get(Attachment, effect.object)
    if issue is None or file is None or file.state != CONFIRMED:
        return None
    return AttachFile(issue.jira_id, file.file, evidence.name_of(file))


def _readable(session: Session, number: int) -> Issue | None:
    """The issue, unless it was deleted, hidden or merged away meanwhile."""
    issue = session.get(Issue, number)
    return issue if issue is not None and issue.seen == "there" and not issue.retired else None


BUILDERS: Mapping[str, Builder] = {
    "issue": _issue,
    "link": _link,
    "figures": _figures,
    "figures_edit": _figures,
    "number": _number,
    "page": _page,
    "attach": _attach,
}
