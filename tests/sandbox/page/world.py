"""A small canned world in the shapes of the control API: what the page reads, and what was asked of it."""

import itertools
import threading
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

MIA, TOM, INES, BRIDGE = "U01MIA", "U02TOM", "U03INES", "U0BRIDGE"
SUPPORT, VOICE, TRIAGE = "C01SUPPORT", "C02VOICE", "C03TRIAGE"
DM_MIA, DM_TOM = "D01MIA", "D02TOM"
STATUSES = [
    {"name": "Backlog", "category": "new"},
    {"name": "Selected for Development", "category": "new"},
    {"name": "In Progress", "category": "indeterminate"},
    {"name": "Done", "category": "done"},
]


def person(user: str, name: str, team: str, *, is_bot: bool = False) -> Json:
    return {
        "id": user,
        "name": name.split(maxsplit=1)[0].lower(),
        "real_name": name,
        "email": "",
        "team": team,
        "title": "",
        "is_bot": is_bot,
        "deleted": False,
    }


def channel(channel_id: str, name: str, members: list[str], kind: str = "channel") -> Json:
    listening = channel_id == VOICE
    return {"id": channel_id, "name": name, "kind": kind, "members": members, "listening": listening}


def project(key: str, name: str, required: list[Json]) -> Json:
    return {
        "key": key,
        "name": name,
        "statuses": STATUSES,
        "versions": [{"id": f"{key}-1", "name": "5.3", "released": False}],
        "issue_types": ["Bug", "Task"],
        "required": required,
    }


def issue(number: int, key: str, summary: str, status: str = "Backlog", **more: Any) -> Json:
    category = next(each["category"] for each in STATUSES if each["name"] == status)
    basic: Json = {
        "id": str(10_000 + number),
        "key": key,
        "project": key.split("-", maxsplit=1)[0],
        "summary": summary,
        "status": status,
        "category": category,
        "resolution": None,
        "assignee": None,
        "fixVersions": [],
        "labels": [],
        "updated": f"2026-11-20T09:{number % 60:02d}:00.000+0000",
        "description_text": "",
        "comments": [],
        "properties": {},
        "links": [],
        "remote_links": [],
    }
    return basic | more


def workspace() -> Json:
    people = [
        person(MIA, "Mia Torres", "Support Leipzig"),
        person(TOM, "Tom Okafor", "Support Manila"),
        person(INES, "Ines Falk", "Payments"),
        person(BRIDGE, "Bridge", "", is_bot=True),
    ]
    rooms = [
        channel(SUPPORT, "support", [MIA, TOM, BRIDGE]),
        channel(VOICE, "customer-voice", [MIA, TOM, INES, BRIDGE]),
        channel(TRIAGE, "triage-payments", [INES, BRIDGE]),
        channel(DM_MIA, "", [MIA, BRIDGE], "dm"),
        channel(DM_TOM, "", [TOM, BRIDGE], "dm"),
    ]
    return {
        "team": {"id": "T0SANDBOX", "name": "Example"},
        "bot": BRIDGE,
        "users": people,
        "channels": rooms,
        "shortcuts": [],
    }


@dataclass
class World:
    """State of both pockets, and the gestures that the page made."""

    workspace: Json = field(default_factory=workspace)
    messages: list[Json] = field(default_factory=list)
    views: list[Json] = field(default_factory=list)
    homes: dict[str, Json] = field(default_factory=dict)
    slack_changes: list[Json] = field(default_factory=list)
    jira_changes: list[Json] = field(default_factory=list)
    projects: list[Json] = field(default_factory=list)
    issues: list[Json] = field(default_factory=list)
    known: Json | None = None
    asked: list[tuple[str, Json]] = field(default_factory=list)
    news: threading.Condition = field(default_factory=threading.Condition)
    answers: dict[str, Json] = field(default_factory=dict)
    clock: Any = field(default_factory=lambda: itertools.count(1_795_000_000))

    def note(self, path: str, body: Json) -> None:
        """Keep a gesture."""
        with self.news:
            self.asked.append((path, body))
            self.news.notify_all()

    def gestures(self, count: int = 1) -> list[tuple[str, Json]]:
        """All gestures `(path, body)` so far, as soon as there are `count`; after five seconds, what there is."""
        with self.news:
            self.news.wait_for(lambda: len(self.asked) >= count, timeout=5)
            return list(self.asked)

    def say(self, user: str, place: str, text: str, **more: Any) -> Json:
        """A new message by `user` in `place`; `more` overrides its fields."""
        ts = f"{next(self.clock)}.000100"
        message: Json = {
            "ts": ts,
            "thread_ts": None,
            "channel": place,
            "user": user,
            "text": text,
            "blocks": [],
            "metadata": None,
            "reactions": [],
            "edited": None,
            "ephemeral_for": None,
        }
        self.messages.append(message | more)
        self.change("message", place, ts, user)
        return self.messages[-1]

    def change(self, kind: str, place: str = "", ts: str = "", user: str = "") -> None:
        """Tell the page that something changed on Slack's side."""
        n = len(self.slack_changes) + 1
        self.slack_changes.append(
            {"n": n, "kind": kind, "channel": place, "ts": ts, "thread_ts": None, "user": user}
        )

    def open_view(self, user: str, view: Json) -> None:
        """Open a modal for `user`."""
        self.views.append({"id": f"V{len(self.views) + 1}", "user": user, "view": view})
        self.change("view", user=user)

    def draw_home(self, user: str, *blocks: Json) -> None:
        """Draw the Home tab of `user`."""
        drawn = len(self.slack_changes)
        self.homes[user] = {"id": f"H{user}", "type": "home", "hash": str(drawn), "blocks": list(blocks)}
        self.change("view", user=user)

    def touch_jira(self) -> None:
        """Tell the page that something changed on Jira's side."""
        self.jira_changes.append({"n": len(self.jira_changes) + 1, "kind": "issue"})

    def read(self, place: str, thread: str, user: str) -> list[Json]:
        """The messages of a channel or a thread as `user` sees them."""
        seen = [m for m in self.messages if m["channel"] == place and m["ephemeral_for"] in {None, user}]
        if thread:
            return [m for m in seen if thread in {m["ts"], m["thread_ts"]}]
        return [
            m | {"reply_count": sum(r["thread_ts"] == m["ts"] for r in seen)}
            for m in seen
            if not m["thread_ts"]
        ]

    def board(self) -> Json:
        """What `GET /sandbox/jira/board` answers."""
        users = [
            {"id": "a0", "name": "Bridge", "title": ""},
            {"id": "a1", "name": "Ines Falk", "title": "Payments"},
            {"id": "a2", "name": "Omar Reyes", "title": "Delivery"},
        ]
        return {"projects": self.projects, "issues": self.issues, "users": users}
