"""A tracker with issues that people opened, as its reader shows it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from bridge.domain.errors import OutsideError
from bridge.domain.incoming import IssueSeen

CREATED = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@dataclass
class Tracker:
    """``failing`` is raised after so many issues as ``before_it`` says."""

    there: dict[str, IssueSeen] = field(default_factory=dict)
    failing: OutsideError | None = None
    before_it: int = 0
    asked: int = 0

    def add(self, number: str, summary: str, description: str = "", project: str = "PAY") -> IssueSeen:
        """Somebody opens an issue."""
        self.there[number] = IssueSeen(
            id=number,
            key=f"{project}-{number}",
            project=project,
            summary=summary,
            status="To Do",
            category="new",
            resolution=None,
            updated=CREATED,
            url=f"https://jira.example/browse/{project}-{number}",
            created=CREATED,
            description=description,
        )
        return self.there[number]

    def change(self, number: str, at: datetime, **columns: object) -> IssueSeen:
        """Somebody changes an issue."""
        self.there[number] = replace(self.there[number], updated=at, **columns)  # type: ignore[arg-type]
        return self.there[number]

    def backlog(self, projects: Sequence[str]) -> Iterator[IssueSeen]:
        """What is open."""
        self.asked += 1
        for number, seen in enumerate(list(self.there.values())):
            if self.failing and number == self.before_it:
                raise self.failing
            if seen.project in projects and seen.category != "done":
                yield seen
