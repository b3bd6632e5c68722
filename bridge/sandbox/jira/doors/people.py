"""Doors to people: who there is, what they may do and what they watch.

See https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-user-search/ and
https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-watchers/
"""

from typing import Any

from bridge.sandbox.jira.bodies.shapes import Json
from bridge.sandbox.jira.doors.call import NOTHING, Answer, Call, Table
from bridge.sandbox.jira.errors import bad, missing
from bridge.sandbox.jira.model import User

PERMISSIONS = {
    "ADMINISTER": ("0", "Administer Jira", "GLOBAL"),
    "ADMINISTER_PROJECTS": ("23", "Administer Projects", "PROJECT"),
    "BROWSE_PROJECTS": ("10", "Browse Projects", "PROJECT"),
    "CREATE_ISSUES": ("11", "Create Issues", "PROJECT"),
    "EDIT_ISSUES": ("12", "Edit Issues", "PROJECT"),
    "ADD_COMMENTS": ("15", "Add Comments", "PROJECT"),
    "LINK_ISSUES": ("21", "Link Issues", "PROJECT"),
    "TRANSITION_ISSUES": ("46", "Transition Issues", "PROJECT"),
}
FOR_ADMINS = frozenset({"ADMINISTER", "ADMINISTER_PROJECTS"})


def found(call: Call) -> Answer:
    """People whose name, login or e-mail address begins like the query."""
    wanted = call.query.get("query" if call.dialect.cloud else "username", "").casefold()
    people = call.state.users.values()
    return Answer([call.shapes.user(user) for user in people if _begins(user, wanted)])


def _begins(user: User, wanted: str) -> bool:
    return user.name.casefold().startswith(wanted) or user.email.startswith(wanted)


def one(call: Call) -> Answer:
    """One person, by account id on Cloud, by name or key at Data Center."""
    asked = ("accountId",) if call.dialect.cloud else ("username", "key")
    name = next((call.query[key] for key in asked if key in call.query), "")
    for user in call.state.users.values():
        if call.dialect.knows(user, name):
            return Answer(call.shapes.user(user))
    raise missing(f"The user named '{name}' does not exist")


def permissions(call: Call) -> Answer:
    """What the account may do: all that is asked for, or at Data Center all there is."""
    asked = call.words("permissions")
    if not asked and call.dialect.cloud:
        raise bad("The 'permissions' query parameter is required.")
    unknown = [name for name in asked if name not in PERMISSIONS]
    if unknown:
        raise bad(f"Unrecognized permission: {', '.join(unknown)}")
    return Answer({"permissions": {name: _permission(call, name) for name in asked or PERMISSIONS}})


def _permission(call: Call, name: str) -> Json:
    number, words, kind = PERMISSIONS[name]
    has = name not in FOR_ADMINS or call.user.account_id in call.state.admins
    shape = {"id": number, "key": name, "name": words, "type": kind, "description": ""}
    return shape | {"havePermission": has}


def watchers(call: Call) -> Answer:
    """Who watches an issue."""
    people = call.issue.watchers
    return Answer(
        {
            "self": call.shapes.at(f"issue/{call.issue.key}/watchers"),
            "isWatching": call.user.account_id in people,
            "watchCount": len(people),
            "watchers": [call.shapes.user(user) for user in people.values()],
        }
    )


def watch(call: Call) -> Answer:
    """Let somebody watch an issue; without a body, the caller."""
    user = _meant(call, call.json()) if call.raw else call.user
    call.issue.watchers[user.account_id] = user
    return NOTHING


def unwatch(call: Call) -> Answer:
    """Let somebody watch an issue no longer."""
    asked = "accountId" if call.dialect.cloud else "username"
    user = _meant(call, call.query.get(asked)) if asked in call.query else call.user
    call.issue.watchers.pop(user.account_id, None)
    return NOTHING


def _meant(call: Call, raw: Any) -> User:
    name = str(raw or "")
    for user in call.state.users.values():
        if call.dialect.knows(user, name):
            return user
    raise bad(f"The user '{name}' does not exist.")


TABLE: Table = {
    ("GET", "/user"): one,
    ("GET", "/user/search"): found,
    ("GET", "/user/assignable/search"): found,
    ("GET", "/mypermissions"): permissions,
    ("GET", "/issue/{issue}/watchers"): watchers,
    ("POST", "/issue/{issue}/watchers"): watch,
    ("DELETE", "/issue/{issue}/watchers"): unwatch,
}
