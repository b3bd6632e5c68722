"""The search index: what search knows, which is older than what is stored.

Jira Cloud's search is eventually consistent
(https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/), so a record
joins the index only some time after the issue was written. A read by id sees every write at once.
"""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bridge.sandbox.jira import adf
from bridge.sandbox.jira.model import Issue


@dataclass(frozen=True)
class Record:
    """An issue as search sees it; times in seconds since the epoch."""

    id: int
    key: str
    project: int
    type: str
    status: str
    category: str
    resolution: str | None
    creator: str
    assignee: str | None
    reporter: str
    priority: str | None
    level: str | None
    components: frozenset[str]
    summary: str
    description: str
    labels: frozenset[str]
    versions: frozenset[str]
    created: float
    updated: float


def record(issue: Issue) -> Record:
    """What search keeps of an issue."""
    assignee, priority = issue.values.get("assignee"), issue.values.get("priority")
    return Record(
        id=issue.id,
        key=issue.key,
        project=issue.project.id,
        type=issue.type.id,
        status=issue.status.id,
        category=issue.status.category.key,
        resolution=issue.resolution.id if issue.resolution else None,
        creator=issue.creator.account_id,
        assignee=assignee.account_id if assignee else None,
        reporter=issue.values["reporter"].account_id,
        priority=priority.id if priority else None,
        level=issue.security.id if issue.security else None,
        components=frozenset(component.id for component in issue.values["components"]),
        summary=issue.summary,
        description=adf.text(issue.values.get("description")),
        labels=frozenset(issue.values.get("labels") or ()),
        versions=frozenset(str(number) for number in issue.values.get("fixVersions") or ()),
        created=issue.created,
        updated=issue.updated,
    )


class Index:
    """Records in the order of their last update. Not thread-safe: its owner's lock guards it.

    Args:
        lag: Seconds until a write can be found.
        clock: Gives the time in seconds since the epoch.
    """

    def __init__(self, lag: float, clock: Callable[[], float]) -> None:
        self._lag = lag
        self._clock = clock
        self._records: dict[int, Record] = {}
        self._waiting: deque[tuple[float, int, Record | None]] = deque()

    @property
    def lag(self) -> float:
        """Seconds until a write can be found; set anew, it counts for what is waiting too."""
        return self._lag

    @lag.setter
    def lag(self, seconds: float) -> None:
        self._catch_up()
        self._lag = seconds

    def put(self, issue: Issue) -> None:
        """Let search find this state of the issue after the lag."""
        self._waiting.append((issue.updated, issue.id, record(issue)))

    def drop(self, issue: int) -> None:
        """Let search forget a deleted issue after the lag."""
        self._waiting.append((self._clock(), issue, None))

    def reconcile(self, issue: Issue) -> None:
        """Let search know this issue's newest state at once."""
        self._apply(issue.id, record(issue))

    def get(self, issue: int) -> Record | None:
        """The record of one issue, if search knows it yet."""
        self._catch_up()
        return self._records.get(issue)

    def newest_first(self, since: float | None = None) -> Iterator[Record]:
        """Records from the one updated last back to those updated at `since`."""
        self._catch_up()
        for found in reversed(self._records.values()):
            if since is not None and found.updated < since:
                return
            yield found

    def _catch_up(self) -> None:
        due = self._clock() - self._lag
        while self._waiting and self._waiting[0][0] <= due:
            _, issue, found = self._waiting.popleft()
            self._apply(issue, found)

    def _apply(self, issue: int, found: Record | None) -> None:
        known = self._records.get(issue)
        if found is None:
            self._records.pop(issue, None)
        elif known is None or known.updated <= found.updated:
            self._records.pop(issue, None)
            self._records[issue] = found
