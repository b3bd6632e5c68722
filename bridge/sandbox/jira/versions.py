"""What can be done to versions; each function takes the site's lock itself."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bridge.sandbox.jira.errors import bad
from bridge.sandbox.jira.model import Project, User, Version
from bridge.sandbox.jira.state import JiraState

TEXTS = {"name": "name", "description": "description", "releaseDate": "release_date"}


def create(state: JiraState, actor: User, project: Project, raw: Mapping[str, Any]) -> Version:
    """Make a version.

    Args:
        state: The site.
        actor: Who makes it.
        project: Whose it is.
        raw: A request's body: `name`, and perhaps `description`, `released`, `archived`, `releaseDate`.

    Raises:
        Refused: 400, the name is missing or taken.
    """
    with state.lock:
        version = Version(state.new_id(), project.id, _name(state, project.id, raw.get("name")))
        state.versions[version.id] = version
        _apply(version, raw)
        state.happened("jira:version_created", actor, version=version)
        return version


def update(state: JiraState, actor: User, version: Version, raw: Mapping[str, Any]) -> None:
    """Change a version; releasing it sets the release date to today if none is set.

    Raises:
        Refused: 400, the new name is empty or taken.
    """
    with state.lock:
        was = version.released
        if "name" in raw and raw["name"] != version.name:
            _name(state, version.project, raw["name"])
        _apply(version, raw)
        if version.released and not was and version.release_date is None:
            version.release_date = datetime.fromtimestamp(state.clock(), UTC).date().isoformat()
        state.happened(_kind(was, version.released), actor, version=version)


def delete(state: JiraState, actor: User, version: Version) -> None:
    """Delete a version; issues that were planned for it are planned for nothing."""
    with state.lock:
        del state.versions[version.id]
        for issue in state.issues.values():
            planned = issue.values["fixVersions"]
            if version.id in planned:
                issue.values["fixVersions"] = tuple(number for number in planned if number != version.id)
                state.touched(issue, state.clock())
        state.happened("jira:version_deleted", actor, version=version)


def _apply(version: Version, raw: Mapping[str, Any]) -> None:
    for key, attribute in TEXTS.items():
        if key in raw:
            setattr(version, attribute, raw[key])
    version.released = bool(raw.get("released", version.released))
    version.archived = bool(raw.get("archived", version.archived))


def _kind(was: bool, released: bool) -> str:
    if was == released:
        return "jira:version_updated"
    return "jira:version_released" if released else "jira:version_unreleased"


def _name(state: JiraState, project: int, name: Any) -> str:
    if not isinstance(name, str) or not name.strip():
        raise bad(errors={"name": "You must specify a valid version name"})
    if any(version.name == name for version in state.versions.values() if version.project == project):
        raise bad(errors={"name": "A version with this name already exists in this project."})
    return name
