"""Hand-made stand-ins for what is outside: never for the database."""

import json
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from bridge.domain.errors import OutsideError, RefusedError
from bridge.domain.grouping import Band, Verdict
from bridge.domain.incoming import CommentSeen, IssueSeen, VersionSeen
from bridge.domain.outgoing import (
    AdoptIssue,
    Comment,
    Commented,
    CreateIssue,
    EditComment,
    JiraOrder,
    Picture,
    Post,
    Posted,
    React,
    SlackOrder,
    Update,
)

JIRA_TIME = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


@dataclass
class Numbers:
    """Numbers one after another; unlike those of itertools they can be compared and copied in every Python."""

    following: int = 0

    def __next__(self) -> int:
        self.following += 1
        return self.following - 1


class WordSorter:
    """Groups by shared words: half of them join, a quarter ask. " and " stands between problems."""

    model = "words-1"

    def __init__(self) -> None:
        self.placed: dict[int, tuple[int, str]] = {}
        self.further: dict[tuple[int, int], tuple[int, str]] = {}
        self.settled: set[int] = set()
        self.heeded: tuple[tuple[float, bool], ...] = ()

    def read(self, text: str) -> bytes:
        return json.dumps(re.findall(r"\w+", text.casefold())).encode()

    def parts(self, reading: bytes) -> list[bytes]:
        return [self.read(part) for part in self.words(reading).split(" and ")]

    def is_copy(self, one: bytes, other: bytes) -> bool:
        return one == other

    def words(self, reading: bytes) -> str:
        return " ".join(json.loads(reading))

    def language(self, reading: bytes) -> str | None:
        return "de" if "lampe" in json.loads(reading) else None

    def theme(self, reading: bytes) -> tuple[str | None, float]:
        words = json.loads(reading)
        for theme, cue in (("billing", "refund"), ("praise", "thanks"), ("delivery_time", "parcel")):
            if cue in words:
                return theme, 0.9
        return None, 0.2

    def place(
        self, insight: int, group: int, reading: bytes, theme: str | None, *, settled: bool, part: int = 0
    ) -> None:
        del theme
        self.settled = self.settled | {insight} if settled else self.settled - {insight}
        if part:
            self.further[insight, part] = group, reading.decode()
        else:
            self.placed[insight] = group, reading.decode()

    def heed(self, members: Sequence[tuple[float, bool]]) -> None:
        self.heeded = tuple(members)

    def decide(self, reading: bytes, theme: str | None, barred: Collection[int]) -> Verdict:
        del theme
        words = set(json.loads(reading))
        best: dict[int, float] = {}
        for group, known in (*self.placed.values(), *self.further.values()):
            other = set(json.loads(known))
            if group not in barred:
                best[group] = max(best.get(group, 0.0), len(words & other) / len(words | other))
        ranked = sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))[:3]
        likely = ranked[0][1] if ranked else 0.0
        candidates = tuple(group for group, share in ranked if share > 0.2)
        why = f"Shares {likely:.0%} of its words."
        if likely >= 0.5:
            return Verdict(Band.JOINED, ranked[0][0], likely, candidates, why)
        if likely > 0.2:
            return Verdict(Band.ASKED, ranked[0][0], likely, candidates, why)
        return Verdict(Band.NEW, None, likely, (), why)


@dataclass
class FakeSlack:
    """Keeps what was posted; ``fail`` makes the next calls raise, before or after doing."""

    posts: list[tuple[str, Post, Posted]] = field(default_factory=list)
    updates: list[Update] = field(default_factory=list)
    reactions: list[React] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    before: list[BaseException] = field(default_factory=list)
    after: list[BaseException] = field(default_factory=list)
    looked_up: list[str] = field(default_factory=list)
    _ts: Numbers = field(default_factory=lambda: Numbers(1))

    def scope(self, order: SlackOrder) -> str:
        return f"chat.postMessage:{order.channel or order.user}" if isinstance(order, Post) else "chat.update"

    def mark(self, order: SlackOrder) -> str:
        del order
        return ""

    def perform(self, order: SlackOrder, key: str) -> Posted | None:
        if self.before:
            raise self.before.pop(0)
        result = self._do(order, key)
        if self.after:
            raise self.after.pop(0)
        return result

    def _do(self, order: SlackOrder, key: str) -> Posted | None:
        if isinstance(order, Update):
            self.updates.append(order)
            return Posted(order.channel, order.ts)
        if isinstance(order, React):
            self.reactions.append(order)
            return None
        if isinstance(order, Picture):
            self.pictures.append(order)
            return Posted(order.channel, f"F{next(self._ts)}")
        posted = Posted(order.channel or f"D-{order.user}", f"{next(self._ts)}.0")
        self.posts.append((key, order, posted))
        return posted

    def find(self, order: SlackOrder, key: str, since: datetime, mark: str) -> Posted | None:
        del order, since, mark
        self.looked_up.append(key)
        return next((posted for there, _order, posted in self.posts if there == key), None)

    def keys(self, kind: str) -> list[str]:
        """The effect keys of all posts of a kind."""
        return [key for key, _order, _posted in self.posts if key.startswith(f"{kind}:")]


@dataclass
class FakeJira:
    """A Jira of a few dictionaries, as sender and reader at once."""

    clock: Callable[[], datetime]
    issues_by_id: dict[str, IssueSeen] = field(default_factory=dict)
    keys_of_ours: dict[str, str] = field(default_factory=dict)
    comments_by_issue: dict[str, list[CommentSeen]] = field(default_factory=dict)
    versions_by_project: dict[str, list[VersionSeen]] = field(default_factory=dict)
    written: list[JiraOrder] = field(default_factory=list)
    before: list[OutsideError] = field(default_factory=list)
    after: list[OutsideError] = field(default_factory=list)
    reading: list[OutsideError] = field(default_factory=list)
    _ids: Numbers = field(default_factory=lambda: Numbers(10_001))
    _keys: Numbers = field(default_factory=lambda: Numbers(1))

    def scope(self, order: JiraOrder) -> str:
        del order
        return "jira:POST"

    def mark(self, order: JiraOrder) -> str:
        return str(len(self.issues_by_id)) if isinstance(order, CreateIssue) else ""

    def perform(self, order: JiraOrder, key: str) -> IssueSeen | Commented:
        if self.before:
            raise self.before.pop(0)
        result = self._do(order, key)
        if self.after:
            raise self.after.pop(0)
        return result

    def _do(self, order: JiraOrder, key: str) -> IssueSeen | Commented:
        self.written.append(order)
        if isinstance(order, CreateIssue):
            seen = self.add(order.draft.project, order.draft.summary)
            self.keys_of_ours[key] = seen.id
            return seen
        if isinstance(order, AdoptIssue):
            return self._by_key(order.key)
        comment = order.comment_id if isinstance(order, EditComment) else str(next(self._ids))
        if isinstance(order, Comment):
            self.keys_of_ours[key] = comment
        return Commented(comment)

    def find(self, order: JiraOrder, key: str, since: datetime, mark: str) -> IssueSeen | Commented | None:
        del since, mark
        there = self.keys_of_ours.get(key)
        if there is None:
            return None
        return self.issues_by_id[there] if isinstance(order, CreateIssue) else Commented(there)

    def _by_key(self, key: str) -> IssueSeen:
        found = next((seen for seen in self.issues_by_id.values() if seen.key == key), None)
        if found is None:
            raise RefusedError(f"There is no issue {key}.", "404")
        return found

    def add(self, project: str, summary: str) -> IssueSeen:
        """An issue that somebody created."""
        number = str(next(self._ids))
        key = f"{project}-{next(self._keys)}"
        url = f"https://jira.example/browse/{key}"
        seen = IssueSeen(number, key, project, summary, "To Do", "new", None, self.clock(), url)
        self.issues_by_id[number] = seen
        return seen

    def change(self, issue_id: str, **columns: object) -> None:
        """Somebody changed an issue."""
        self.issues_by_id[issue_id] = replace(self.issues_by_id[issue_id], updated=self.clock(), **columns)  # type: ignore[arg-type]

    def say(self, issue_id: str, text: str, *, ours: bool = False, restricted: bool = False) -> None:
        """Somebody commented."""
        number = str(next(self._ids))
        comment = CommentSeen(number, "Priya", text, ours=ours, restricted=restricted, created=self.clock())
        self.comments_by_issue.setdefault(issue_id, []).insert(0, comment)
        self.change(issue_id)

    def changed(self, projects: Sequence[str], minutes: int) -> list[IssueSeen]:
        del minutes
        self._fail_reading()
        return [seen for seen in self.issues_by_id.values() if seen.project in projects]

    def issues(self, ids: Sequence[str]) -> list[IssueSeen]:
        self._fail_reading()
        return [self.issues_by_id[number] for number in ids if number in self.issues_by_id]

    def issue(self, issue_id: str) -> IssueSeen | None:
        self._fail_reading()
        return self.issues_by_id.get(issue_id)

    def comments(self, issue_id: str) -> list[CommentSeen]:
        self._fail_reading()
        return self.comments_by_issue.get(issue_id, [])

    def versions(self, project: str) -> list[VersionSeen]:
        self._fail_reading()
        return self.versions_by_project.get(project, [])

    def _fail_reading(self) -> None:
        if self.reading:
            raise self.reading.pop(0)
