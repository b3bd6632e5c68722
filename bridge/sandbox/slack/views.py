"""Modals and home tabs that people have before them."""

import secrets
from dataclasses import dataclass, field
from typing import Any

from bridge.sandbox.slack.blocks import with_ids
from bridge.sandbox.slack.blocks.state import Chosen, Suggested, values
from bridge.sandbox.slack.errors import SlackError
from bridge.sandbox.slack.ids import APP, BOT, TEAM, random_id

DEEPEST = 3


@dataclass
class View:
    """One modal or home tab.

    Attributes:
        id: `V…`.
        user: whose screen it is on.
        content: what the app sent, ids filled in.
        root: the id of the first modal of the stack.
        previous: the id of the modal below.
        hash: changes with each update.
        chosen: what the person has typed or picked.
        suggested: what each search box offered last.
    """

    id: str
    user: str
    content: dict[str, Any]
    root: str
    previous: str | None = None
    hash: str = ""
    chosen: Chosen = field(default_factory=dict)
    suggested: Suggested = field(default_factory=dict)

    @property
    def blocks(self) -> list[dict[str, Any]]:
        """Its blocks, ids filled in."""
        return list(self.content["blocks"])

    def show(self, content: dict[str, Any]) -> None:
        """Put new content on the screen; what was typed stays where its ids stay."""
        self.content = {**content, "blocks": with_ids(content["blocks"])}
        self.hash = f"{secrets.randbelow(10**10):010d}.{secrets.token_hex(4)}"

    def as_json(self) -> dict[str, Any]:
        """The view as the Web API and payloads write it."""
        common = {
            "id": self.id,
            "team_id": TEAM,
            "private_metadata": "",
            "callback_id": "",
            "external_id": "",
            "title": None,
            "submit": None,
            "close": None,
            "clear_on_close": False,
            "notify_on_close": False,
            "submit_disabled": False,
            **self.content,
        }
        return common | {
            "state": {"values": values(self.blocks, self.chosen)},
            "hash": self.hash,
            "previous_view_id": self.previous,
            "root_view_id": self.root,
            "app_id": APP,
            "app_installed_team_id": TEAM,
            "bot_id": BOT,
        }


@dataclass
class Views:
    """All open views, by id, and each person's stack of modals."""

    _all: dict[str, View] = field(default_factory=dict)
    _stacks: dict[str, list[str]] = field(default_factory=dict)
    _homes: dict[str, str] = field(default_factory=dict)
    _external: dict[str, str] = field(default_factory=dict)

    def stack(self, user: str) -> list[View]:
        """A person's open modals, the one on top last."""
        return [self._all[name] for name in self._stacks.get(user, [])]

    def get(self, view_id: str) -> View | None:
        """An open view by id."""
        return self._all.get(view_id)

    def by_external_id(self, external_id: str) -> View | None:
        """An open view by the id that the app gave."""
        return self._all.get(self._external.get(external_id, ""))

    def open(self, user: str, content: dict[str, Any]) -> View:
        """Put a modal on the screen instead of those that are there."""
        self.close_all(user)
        return self._add(user, content)

    def push(self, user: str, content: dict[str, Any]) -> View:
        """Put a modal on top.

        Raises:
            SlackError: there is none below, or three already.
        """
        below = self._stacks.get(user, [])
        if not below:
            raise SlackError("not_found")
        if len(below) >= DEEPEST:
            raise SlackError("push_limit_reached")
        return self._add(user, content, below[0], below[-1])

    def publish(self, user: str, content: dict[str, Any]) -> View:
        """Set the home tab."""
        view = self.get(self._homes.get(user, ""))
        if view is None:
            view = View(random_id("V"), user, {}, "")
            view.root = view.id
            self._all[view.id] = view
            self._homes[user] = view.id
        view.show(content)
        return view

    def home(self, user: str) -> View | None:
        """A person's home tab."""
        return self.get(self._homes.get(user, ""))

    def _add(
        self, user: str, content: dict[str, Any], root: str | None = None, below: str | None = None
    ) -> View:
        external = content.get("external_id")
        if external and external in self._external:
            raise SlackError("duplicate_external_id")
        name = random_id("V")
        view = View(name, user, {}, root or name, below)
        view.show(content)
        self._all[name] = view
        self._stacks.setdefault(user, []).append(name)
        if external:
            self._external[external] = name
        return view

    def close(self, view: View) -> None:
        """Take one modal off the screen."""
        self._stacks[view.user].remove(view.id)
        del self._all[view.id]
        self._external.pop(view.content.get("external_id", ""), None)

    def close_all(self, user: str) -> None:
        """Take all of a person's modals off the screen."""
        for view in self.stack(user):
            self.close(view)
