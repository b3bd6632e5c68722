"""The small shapes that others are made of: people, statuses, versions, projects."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

from bridge.sandbox.jira.dialect import CLOUD, Dialect
from bridge.sandbox.jira.model import Attachment, Category, LinkType, Named, Project, Status, User, Version

Json = dict[str, Any]
SIZES = ("16x16", "24x24", "32x32", "48x48")
WORDS = {"option": "value"}
SEGMENTS = {
    "priority": "priority",
    "resolution": "resolution",
    "issuetype": "issuetype",
    "component": "component",
    "option": "customFieldOption",
    "securitylevel": "securitylevel",
}


@dataclass(frozen=True)
class Shapes:
    """Writes values as Jira does.

    Args:
        site: The site's address, without a slash at the end.
        dialect: The reader's kind of Jira.
        offset_minutes: The reader's time zone, in minutes east of UTC.
    """

    site: str
    dialect: Dialect = CLOUD
    offset_minutes: int = 60

    def at(self, path: str) -> str:
        """The address of a resource."""
        return f"{self.site}/rest/api/{self.dialect.api}/{path}"

    def time(self, seconds: float | None) -> str | None:
        """A moment as `2026-11-21T15:30:00.000+0100`."""
        if seconds is None:
            return None
        zone = timezone(timedelta(minutes=self.offset_minutes))
        text = datetime.fromtimestamp(seconds, zone).isoformat(timespec="milliseconds")
        return text[:-3] + text[-2:]

    def user(self, user: User | None) -> Json | None:
        """An account."""
        if user is None:
            return None
        name = self.dialect.name(user)
        picture = f"{self.site}/secure/useravatar?ownerId={name}"
        about = {
            "emailAddress": user.email,
            "avatarUrls": dict.fromkeys(SIZES, picture),
            "displayName": user.name,
            "active": True,
            "timeZone": user.zone,
        }
        if self.dialect.cloud:
            known = {"self": self.at(f"user?accountId={name}"), "accountId": name}
            return known | about | {"accountType": "atlassian"}
        return {"self": self.at(f"user?username={name}"), "key": user.key, "name": name} | about

    def attachment(self, file: Attachment) -> Json:
        """A file attached to an issue."""
        return {
            "self": self.at(f"attachment/{file.id}"),
            "id": str(file.id),
            "filename": file.name,
            "author": self.user(file.author),
            "created": self.time(file.created),
            "size": len(file.data),
            "mimeType": file.kind,
            "content": self.at(f"attachment/content/{file.id}"),
        }

    def named(self, kind: str, value: Named | None) -> Json | None:
        """A priority, resolution, issue type, component or option."""
        if value is None:
            return None
        shape = {"self": self.at(f"{SEGMENTS[kind]}/{value.id}"), "id": value.id}
        shape[WORDS.get(kind, "name")] = value.name
        if kind in {"priority", "issuetype"}:
            shape["iconUrl"] = f"{self.site}/images/icons/{kind}/{value.id}.svg"
        if kind in {"resolution", "issuetype", "component", "securitylevel"}:
            shape["description"] = value.description
        return shape | (self._issue_type() if kind == "issuetype" else {})

    def _issue_type(self) -> Json:
        return {"subtask": False} | ({"hierarchyLevel": 0} if self.dialect.cloud else {"avatarId": 10318})

    def category(self, category: Category) -> Json:
        """A status category."""
        return {
            "self": self.at(f"statuscategory/{category.id}"),
            "id": category.id,
            "key": category.key,
            "colorName": category.colour,
            "name": category.name,
        }

    def status(self, status: Status) -> Json:
        """A status with its category."""
        return {
            "self": self.at(f"status/{status.id}"),
            "description": "",
            "iconUrl": f"{self.site}/",
            "name": status.name,
            "id": status.id,
            "statusCategory": self.category(status.category),
        }

    def version(self, version: Version) -> Json:
        """A version with its project's id."""
        shape = self.version_in_issue(version) | {"projectId": version.project}
        if not version.released:
            shape["overdue"] = False
        return shape

    def version_in_issue(self, version: Version) -> Json:
        """A version as an issue's field shows it."""
        shape: Json = {
            "self": self.at(f"version/{version.id}"),
            "id": str(version.id),
            "description": version.description,
            "name": version.name,
            "archived": version.archived,
            "released": version.released,
        }
        return shape | ({"releaseDate": version.release_date} if version.release_date else {})

    def project(self, project: Project) -> Json:
        """A project as an issue's field shows it."""
        picture = f"{self.site}/secure/projectavatar?pid={project.id}"
        shape = {
            "self": self.at(f"project/{project.id}"),
            "id": str(project.id),
            "key": project.key,
            "name": project.name,
            "projectTypeKey": project.kind,
            "avatarUrls": dict.fromkeys(SIZES, picture),
        }
        return shape | ({"simplified": False} if self.dialect.cloud else {})

    def link_type(self, kind: LinkType) -> Json:
        """A kind of link between issues."""
        return {
            "id": kind.id,
            "name": kind.name,
            "inward": kind.inward,
            "outward": kind.outward,
            "self": self.at(f"issueLinkType/{kind.id}"),
        }
