"""What administrators set up on the site: tokens, rights, screens, fields, kinds of links, projects."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bridge.sandbox.jira.errors import bad
from bridge.sandbox.jira.fields import catalogue
from bridge.sandbox.jira.hands.hand import Json
from bridge.sandbox.jira.model import Custom, Named
from bridge.sandbox.jira.reading import mapping, words
from bridge.sandbox.jira.state import JiraState
from bridge.sandbox.jira.world import PROJECT_KINDS

FIELD_KINDS = {"select": "option", "text": "text", "number": "number", "user": "user", "date": "date"}
FIRST_CUSTOM = 10_040


def _token(state: JiraState, value: Any) -> None:
    state.tokens.api = str(value)


def _pat(state: JiraState, value: Any) -> None:
    state.tokens.pat = str(value)


def _token_ends(state: JiraState, value: Any) -> None:
    """When all tokens end, as an ISO moment; null for never."""
    try:
        state.tokens.ends = None if value is None else datetime.fromisoformat(str(value)).timestamp()
    except ValueError as problem:
        raise bad("'token_ends' is a moment such as 2026-12-01T09:00:00+00:00, or null.") from problem


def _admins(state: JiraState, value: Any) -> None:
    """Who has admin rights; an empty list is nobody."""
    state.admins = {state.person(name).account_id for name in words(value, "admins")}


def _screen(state: JiraState, value: Any) -> None:
    """Take a field off a project's screens, or put it back on."""
    wish = mapping(value, "screen")
    project, field = state.project(str(wish.get("project"))), str(wish.get("field"))
    if field not in catalogue.of(state):
        raise bad(f"There is no field '{field}'.")
    for screen, off in project.off.items():
        if screen in wish:
            (off.discard if wish[screen] else off.add)(field)


def _require(state: JiraState, value: Any) -> Json:
    """Make a field of a project, required when issues of a type are made unless that is declined."""
    wish = mapping(value, "require")
    project = state.project(str(wish.get("project")))
    kind = next((each.name for each in project.issue_types if each.name == wish.get("issuetype")), None)
    if kind is None:
        raise bad(f"{project.name} has no issue type '{wish.get('issuetype')}'.")
    field = str(wish["field"]) if "field" in wish else _custom(state, project.key, wish).id
    if field not in catalogue.of(state):
        raise bad(f"There is no field '{field}'.")
    if wish.get("required", True):
        project.required[kind] = tuple(dict.fromkeys((*project.required.get(kind, ()), field)))
    return {"field": field}


def _custom(state: JiraState, project: str, wish: Mapping[str, Any]) -> Custom:
    kind, name = FIELD_KINDS.get(str(wish.get("kind"))), wish.get("name")
    if kind is None or not isinstance(name, str):
        raise bad(f"A field has a name, and a kind of {', '.join(FIELD_KINDS)}.")
    options = tuple(Named(str(state.new_id()), each) for each in words(wish.get("options"), "options"))
    made = Custom(f"customfield_{FIRST_CUSTOM + len(state.customs)}", name, kind, project, options)
    state.customs[made.id] = made
    return made


def _link_type(state: JiraState, value: Any) -> None:
    """Rename a kind of link; its id stays, and so do the links."""
    wish = mapping(value, "link_type")
    kind = next((each for each in state.link_types if each.id == str(wish.get("id"))), None)
    if kind is None:
        raise bad(f"There is no kind of link with id '{wish.get('id')}'.")
    for part in ("name", "inward", "outward"):
        setattr(kind, part, str(wish.get(part, getattr(kind, part))))


def _project(state: JiraState, value: Any) -> None:
    """Add a project of another kind, led by somebody."""
    wish = mapping(value, "project")
    make = PROJECT_KINDS.get(str(wish.get("kind")))
    key = str(wish.get("key") or "")
    if make is None or not key.isalnum() or key in state.projects:
        raise bad(f"A project has a new key, and a kind of {', '.join(PROJECT_KINDS)}.")
    lead = state.person(str(wish.get("lead")))
    state.projects[key] = make(state.new_id(), key, str(wish.get("name") or key), lead)


SETTERS: Mapping[str, Callable[[JiraState, Any], Json | None]] = {
    "token": _token,
    "pat": _pat,
    "token_ends": _token_ends,
    "admins": _admins,
    "screen": _screen,
    "require": _require,
    "link_type": _link_type,
    "project": _project,
}
