"""What people see: the board, and what was counted."""

from bridge.sandbox.jira import adf
from bridge.sandbox.jira.bodies.shapes import Shapes
from bridge.sandbox.jira.comments import is_internal
from bridge.sandbox.jira.fields import catalogue
from bridge.sandbox.jira.fields.readers import Place
from bridge.sandbox.jira.hands.hand import Doing, Hand, Json
from bridge.sandbox.jira.model import Comment, Issue, IssueLink, Project, User
from bridge.sandbox.jira.state import JiraState
from bridge.sandbox.jira.stats import seen_twice
from bridge.sandbox.jira.world import BRIDGE

UTC = Shapes("", offset_minutes=0)


def board(hand: Hand) -> Json:
    """Projects, issues with their comments, and people; `?project=PAY` for one project's issues."""
    state, wanted = hand.state, hand.query.get("project")
    shown = [issue for issue in state.issues.values() if wanted in {None, issue.project.key}]
    return {
        "projects": [_project(state, project) for project in state.projects.values()],
        "issues": [_issue(state, issue) for issue in shown],
        "users": [_user(user) for user in state.users.values()],
    }


def stats(hand: Hand) -> Json:
    """Calls and refusals, and the effect keys that came twice."""
    state = hand.state
    twice = seen_twice(issue.properties for issue in state.issues.values())
    twice += seen_twice(comment.properties for comment in state.comments.values())
    return {
        "calls": state.stats.calls(),
        "issues": len(state.issues),
        "comments": len(state.comments),
        "refused": state.stats.refusals(),
        "effect_keys_seen_twice": twice,
        "mails": {issue.key: mails for issue in state.issues.values() if (mails := state.mails.about(issue))},
    }


def _project(state: JiraState, project: Project) -> Json:
    return {
        "key": project.key,
        "name": project.name,
        "lead": project.lead.name,
        "statuses": [{"name": each.name, "category": each.category.key} for each in project.statuses],
        "versions": [
            {"id": str(version.id), "name": version.name, "released": version.released}
            for version in state.versions_of(project)
        ],
        "issue_types": [kind.name for kind in project.issue_types],
        "components": [component.name for component in project.components],
        "required": [
            _required(state, project, kind, name)
            for kind, names in project.required.items()
            for name in names
        ],
    }


def _required(state: JiraState, project: Project, kind: str, name: str) -> Json:
    """A field that must be filled, with what it may hold where that is a list."""
    field = catalogue.of(state)[name]
    return {
        "issuetype": kind,
        "field": name,
        "name": field.name,
        "kind": field.kind,
        "options": [each.name for each in field.allowed(Place(state, project))] if field.allowed else None,
    }


def _issue(state: JiraState, issue: Issue) -> Json:
    assignee = issue.values["assignee"]
    return {
        "id": str(issue.id),
        "key": issue.key,
        "project": issue.project.key,
        "issuetype": issue.type.name,
        "summary": issue.summary,
        "status": issue.status.name,
        "category": issue.status.category.key,
        "resolution": issue.resolution.name if issue.resolution else None,
        "assignee": assignee.name if assignee else None,
        "creator": issue.creator.name,
        "fixVersions": [state.versions[number].name for number in issue.values["fixVersions"]],
        "labels": list(issue.values["labels"]),
        "created": UTC.time(issue.created),
        "updated": UTC.time(issue.updated),
        "description": issue.values["description"],
        "description_text": adf.text(issue.values["description"]),
        "comments": [_comment(comment) for comment in issue.comments.values()],
        "properties": issue.properties,
        "security": issue.security.name if issue.security else None,
        "hidden": not state.sees(BRIDGE, issue),
        "watchers": [user.name for user in issue.watchers.values()],
        "links": [_link(state, issue, link) for link in issue.links.values()],
        "remote_links": [{"title": link.title, "url": link.url} for link in issue.remote_links.values()],
    }


def _comment(comment: Comment) -> Json:
    return {
        "id": str(comment.id),
        "author": comment.author.name,
        "text": adf.text(comment.body),
        "created": UTC.time(comment.created),
        "updated": UTC.time(comment.updated),
        "visibility": comment.visibility,
        "internal": is_internal(comment),
        "properties": comment.properties,
    }


def _link(state: JiraState, issue: Issue, link: IssueLink) -> Json:
    inward = issue.id == link.outward
    words = link.type.inward if inward else link.type.outward
    return {
        "id": str(link.id),
        "type": words,
        "key": state.issues[link.inward if inward else link.outward].key,
    }


def _user(user: User) -> Json:
    return {"id": user.account_id, "name": user.name, "email": user.email, "title": user.title}


TABLE: dict[str, Doing] = {"board": board, "stats": stats}
