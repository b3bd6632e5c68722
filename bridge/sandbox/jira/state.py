"""The state of one Jira site, apart from the doors that lead to it."""

import itertools
import threading
import time
from collections.abc import Callable
from dataclasses import replace

from bridge.sandbox.jira import world as worlds
from bridge.sandbox.jira.errors import bad, missing
from bridge.sandbox.jira.faults import Faults
from bridge.sandbox.jira.habits import Habits
from bridge.sandbox.jira.index import Index
from bridge.sandbox.jira.journal import Journal
from bridge.sandbox.jira.limits import Limits
from bridge.sandbox.jira.mails import Mails
from bridge.sandbox.jira.model import (
    Change,
    Comment,
    Custom,
    Event,
    Issue,
    IssueLink,
    Named,
    Project,
    Status,
    User,
    Version,
)
from bridge.sandbox.jira.reading import written
from bridge.sandbox.jira.stats import Stats
from bridge.sandbox.jira.tokens import Tokens

NO_ISSUE = "Issue does not exist or you do not have permission to see it."
KEPT_EVENTS = 10_000


class JiraState:
    """Everything a site knows. Whoever reads or writes more than one value holds `lock`.

    Args:
        world: People and projects; the default world when None.
        index_lag: Seconds until a write is found by search.
        pace: How many times as many calls are allowed as at Jira.
        clock: Gives the time in seconds since the epoch.
        token: The API token of every account.
    """

    def __init__(
        self,
        world: worlds.World | None = None,
        *,
        index_lag: float = 2.0,
        pace: float = 1.0,
        clock: Callable[[], float] = time.time,
        token: str = "sandbox-token",  # noqa: S107 - the token of a made-up site
    ) -> None:
        world = world or worlds.default()
        self.lock = threading.RLock()
        self.clock = clock
        self.tokens = Tokens(api=token)
        self.site = ""
        self.users = {user.account_id: user for user in world.users}
        self.projects = {project.key: project for project in world.projects}
        self.issues: dict[int, Issue] = {}
        self.keys: dict[str, int] = {}
        self.comments: dict[int, Comment] = {}
        self.versions: dict[int, Version] = {}
        self.links: dict[int, IssueLink] = {}
        self.link_types = [replace(kind) for kind in worlds.LINK_TYPES]
        self.customs: dict[str, Custom] = {}
        self.admins = set(self.users)
        self.index = Index(index_lag, clock)
        self.limits = Limits(pace, clock)
        self.faults = Faults()
        self.habits = Habits()
        self.stats = Stats()
        self.mails = Mails()
        self.journal = Journal()
        self.events: list[Event] = []
        self.listeners: list[Callable[[Event], None]] = []
        self.closers: list[Callable[[], None]] = []
        self._ids = itertools.count(10_200)
        self._events = itertools.count(1)

    def new_id(self) -> int:
        """A number that nothing else on this site has."""
        return next(self._ids)

    def issue(self, name: str, reader: User | None = None) -> Issue:
        """An issue by id or key; the key it had before a move leads to it too.

        Args:
            name: The id or key.
            reader: Who asks; nobody in particular sees everything.

        Raises:
            Refused: 404, there is none, or the reader may not see it.
        """
        number = written(name) or self.keys.get(name.upper())
        found = self.issues.get(number) if number is not None else None
        if found is None or (reader and not self.sees(reader, found)):
            raise missing(NO_ISSUE)
        return found

    def sees(self, reader: User, issue: Issue) -> bool:
        """Whether a person may see an issue: a project's lead sees all of it."""
        secret = issue.hidden or issue.security == worlds.INNER_CIRCLE
        return not secret or reader == issue.project.lead

    def project(self, name: str) -> Project:
        """A project by key or id.

        Raises:
            Refused: 404, there is none.
        """
        found = self.projects.get(name.upper()) or self._project_by_id(name)
        if found is None:
            raise missing(f"No project could be found with key '{name}'.")
        return found

    def _project_by_id(self, name: str) -> Project | None:
        return next((project for project in self.projects.values() if str(project.id) == name), None)

    def person(self, name: str) -> User:
        """A user by account id, display name, login or e-mail address.

        Raises:
            Refused: 400, nobody is called that.
        """
        wanted = name.casefold()
        for user in self.users.values():
            if wanted in {user.account_id, user.name.casefold(), user.email, user.login}:
                return user
        raise bad(f"Nobody on this site is called '{name}'.")

    def statuses(self) -> list[Status]:
        """The statuses of all projects, each once."""
        found = {status.id: status for project in self.projects.values() for status in project.statuses}
        return list(found.values())

    def issue_types(self) -> list[Named]:
        """The issue types of all projects, each once."""
        found = {kind.id: kind for project in self.projects.values() for kind in project.issue_types}
        return list(found.values())

    def versions_of(self, project: Project) -> list[Version]:
        """The versions of a project, oldest first."""
        return [version for version in self.versions.values() if version.project == project.id]

    def version(self, number: str) -> Version:
        """A version by id.

        Raises:
            Refused: 404, there is none.
        """
        found = self.versions.get(written(number) or 0)
        if found is None:
            raise missing(f"Could not find version for id '{number}'")
        return found

    def comment(self, number: str) -> Comment:
        """A comment by id.

        Raises:
            Refused: 404, there is none.
        """
        found = self.comments.get(written(number) or 0)
        if found is None:
            raise missing(f"Can not find a comment for the id: {number}.")
        return found

    @property
    def last_event(self) -> int:
        """The number of the newest event; 0 when nothing has happened."""
        return self.events[-1].n if self.events else 0

    def happened(
        self,
        kind: str,
        actor: User,
        *,
        issue: Issue | None = None,
        comment: Comment | None = None,
        version: Version | None = None,
        link: IssueLink | None = None,
        change: Change | None = None,
        at: float | None = None,
        quiet: bool = False,
    ) -> None:
        """Write an event into the log, mail and tell the listeners; `quiet` mails nobody. The caller holds `lock`."""
        moment = self.clock() if at is None else at
        mailed = 0 if quiet or issue is None else self.mails.send(kind, actor, issue)
        event = Event(next(self._events), kind, actor, moment, issue, comment, version, link, change, mailed)
        self.events.append(event)
        del self.events[:-KEPT_EVENTS]
        for listener in self.listeners:
            listener(event)

    def close(self) -> None:
        """End what works in the background for this site."""
        for close in self.closers:
            close()

    def touched(self, issue: Issue, at: float) -> None:
        """Set the time of the last update and let search know. The caller holds `lock`."""
        issue.updated = max(at, issue.updated)
        self.index.put(issue)
