"""What people do to versions: make, release, take back, rename and archive them."""

from typing import Any

from bridge.sandbox.jira import versions
from bridge.sandbox.jira.hands.hand import Doing, Hand, Json
from bridge.sandbox.jira.model import User, Version

NOTED: tuple[str, ...] = ("description", "releaseDate")
"""What can be said of a version when it is made."""


def make_version(hand: Hand) -> Json:
    """Make a version, with `description` and `releaseDate` if given; the project's lead does it, if nobody is named."""
    return _version(_named_version(hand, str(hand.need("name")), new=True))


def release(hand: Hand) -> Json:
    """Release a version, made now if it was missing."""
    return _update(hand, {"released": True})


def unrelease(hand: Hand) -> Json:
    """Take a release back."""
    return _update(hand, {"released": False})


def rename(hand: Hand) -> Json:
    """Give a version another name."""
    return _update(hand, {"name": hand.need("name")})


def archive(hand: Hand) -> Json:
    """Put a version away, or with `"archived": false` bring it back."""
    return _update(hand, {"archived": hand.body.get("archived", True)})


def delete(hand: Hand) -> Json:
    """Delete a version."""
    version = _named_version(hand, str(hand.need("version")))
    versions.delete(hand.state, _actor(hand), version)
    return _version(version)


def _actor(hand: Hand) -> User:
    return hand.user if hand.body.get("user") else hand.project.lead


def _update(hand: Hand, raw: dict[str, Any]) -> Json:
    version = _named_version(hand, str(hand.need("version")))
    versions.update(hand.state, _actor(hand), version, raw)
    return _version(version)


def _named_version(hand: Hand, name: str, *, new: bool = False) -> Version:
    project = hand.project
    known = next((each for each in hand.state.versions_of(project) if each.name == name), None)
    if known and not new:
        return known
    raw = {"name": name} | {key: hand.body[key] for key in NOTED if new and key in hand.body}
    return versions.create(hand.state, _actor(hand), project, raw)


def _version(version: Version) -> Json:
    return {"version": version.name, "version_id": str(version.id), "released": version.released}


TABLE: dict[str, Doing] = {
    "version": make_version,
    "release": release,
    "unrelease": unrelease,
    "rename_version": rename,
    "archive_version": archive,
    "delete_version": delete,
}
