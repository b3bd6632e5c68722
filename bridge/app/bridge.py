"""The whole bridge, put together from its settings."""

import logging
import os
import socket
from collections.abc import Collection
from contextlib import ExitStack
from datetime import timedelta
from functools import partial
from typing import Any

from bridge.app.app_home import AppHomes
from bridge.app.customers import Customers
from bridge.app.desk import FlowDesk
from bridge.app.gate import gate_for, why_closed, why_public
from bridge.app.jira_door import JiraDoor
from bridge.app.options import jira_options, mail_options, slack_options
from bridge.app.pages import Reading
from bridge.app.parts import ALL, Part, Unserved, of_parts
from bridge.app.rules import rules_from, taxonomy_from
from bridge.app.sessions import StoredSessions
from bridge.app.sorter import ClassifierSorter
from bridge.app.steps import steps
from bridge.app.themes.ground import model_name
from bridge.app.themes.learner import Learner
from bridge.app.vault import vault_of
from bridge.app.workers import GESTURES, TEXTS, Bell, Couriers, Failures, Step, Workers
from bridge.domain.clock import Clock, SystemClock
from bridge.domain.redaction import Patterns
from bridge.flow import keys, troubles
from bridge.flow.asking import Asking, Recognising
from bridge.flow.collecting import Collecting
from bridge.flow.crews import Roster
from bridge.flow.delivery import Delivery, Performer, Times
from bridge.flow.headsups import Receipts
from bridge.flow.inbox import Mailbox
from bridge.flow.intake import Intake
from bridge.flow.mode import Presence
from bridge.flow.privacy import Privacy
from bridge.flow.sorting import Sorter
from bridge.flow.standing import standing
from bridge.flow.state import state
from bridge.jira.client import Connection
from bridge.jira.reader import Reader
from bridge.jira.sender import JiraSender
from bridge.mail.sender import MailSender
from bridge.settings import Settings
from bridge.slack.app import build
from bridge.slack.calls import Calls, client
from bridge.slack.directory import Directory
from bridge.slack.files import Files
from bridge.slack.history import History
from bridge.slack.home import HomeTab
from bridge.slack.http import HttpDoor
from bridge.slack.listeners.sources import Us
from bridge.slack.sender import Sender
from bridge.slack.socket import Socket
from bridge.slack.usergroups import Usergroups
from bridge.store.engine import Store, StoreError
from bridge.store.migrate import require_head, still_fits
from bridge.web.app import NO_PAGES, create
from bridge.web.server import WebServer
from bridge.web.site import Site, site

log = logging.getLogger(__name__)

PACES = {
    "chat.postMessage:": 1.0,
    "chat.update": 1.2,
    "reactions.add": 1.2,
    "conversations.open": 1.2,
    "views.publish": 0.6,
}
"""Seconds between calls: one message a second and channel, 50 edits, 50 reactions, 50 new conversations and 100 App
Homes a minute.

https://docs.slack.dev/apis/web-api/rate-limits/
"""


class Bridge:
    """Everything that runs in one process. Nothing connects until ``start``; Slack and Jira may be down then.

    Args:
        settings: what the operator decided.
        clock: tells the time.
        sorter: reads and groups texts; None loads the classifiers.
        parts: what this process does; others share the database with it and do the rest.

    Raises:
        SettingsError: settings, taxonomy or database cannot be used; the sentence says what to do.
    """

    def __init__(
        self,
        settings: Settings,
        clock: Clock | None = None,
        sorter: Sorter | None = None,
        parts: Collection[Part] = ALL,
    ) -> None:
        self._clock, self._parts = clock or SystemClock(), frozenset(parts)
        taxonomy, folder = taxonomy_from(settings), settings.grouping.vectors
        self.rules = rules_from(settings, taxonomy)
        self.store = Store(settings.database.url)
        with ExitStack() as refused:
            refused.callback(self.store.close)
            require_head(self.store)
            self.bell = Bell()
            self._wake = partial(self.bell.ring, *GESTURES)
            privacy = _privacy(settings, self.rules.patterns)
            self._presence = Presence(self.store, self._clock, shadow=self.rules.shadow)
            sort = partial(self.bell.ring, *TEXTS)
            self._intake = Intake(self.store, self.rules, self._clock, privacy, sort, self._wake)
            self._calls = _slack_calls(settings)
            self._directory = Directory(self._calls, settings.slack.team)
            self._jira = Connection(jira_options(settings))
            vault = vault_of(settings)
            keys.require_key(self.store, vault)
            self._app_homes = AppHomes(self.store, self.rules, self._clock, vault, self._wake)
            failures = Failures()
            self._couriers = Couriers(self._delivery(settings), settings.effects.workers, self.bell, failures)
            self._learner = Learner(self.store, self._clock, taxonomy, model_name(folder))
            self._sorter = sorter or ClassifierSorter(taxonomy, folder, self.store)
            going = of_parts(self._steps(settings), self._parts)
            going.append(("presence", self._presence.step))
            self._workers = Workers(going, self.bell, failures=failures)
            options = slack_options(settings)
            app = build(options, self._desk(settings))
            over_http = settings.slack.mode == "http"
            by_socket = Part.SOCKET in self._parts and not over_http
            self.socket = Socket(app, options) if by_socket else None
            self.web = self._web(settings, HttpDoor(app, options.signing_secret) if over_http else None)
            refused.pop_all()

    def start(self) -> None:
        """Open the doors and begin to work.

        Raises:
            SettingsError: another process runs this database in another mode.
        """
        self._presence.enter()
        self._intake.rehearse()
        Roster(self.store, self.rules).read()
        self.web.start()
        self._workers.start()
        if self.socket:
            self.socket.start()

    def stop(self) -> None:
        """Close the doors, let work under way end, leave the rest in the store for the next start."""
        if self.socket:
            self.socket.stop()
        self._learner.stop()
        self._workers.stop()
        self._couriers.stop()
        self.web.stop()
        self._jira.close()
        if self._well():
            self._presence.leave()
        self.store.close()

    def state(self) -> dict[str, Any]:
        """What the bridge knows."""
        with self.store.read() as session:
            return state(session, self.rules)

    def _well(self) -> bool:
        """Whether the database is there and has this version's tables; during an upgrade it may have more."""
        try:
            return still_fits(self.store)
        except StoreError:
            return False

    def _remark(self) -> str:
        """What an operator should know although all is well enough to go on."""
        themes = self._sorter.themes.remark() if isinstance(self._sorter, ClassifierSorter) else ""
        with self.store.read() as session:
            modes = [f"Mode: {one.text}" for one in standing(session, self.rules)]
            found = [one.sentence.said() for one in troubles.troubles(session, self.rules, self._clock.now())]
        return "\n".join(filter(None, (themes, *found, *modes)))

    def _steps(self, settings: Settings) -> list[tuple[str, Step]]:
        poll = timedelta(seconds=settings.jira.poll_seconds)
        reading = steps(
            self.store,
            self.rules,
            self._clock,
            self._sorter,
            Reader(self._jira),
            Usergroups(self._calls),
            self._directory,
            self._learner,
            vault_of(settings),
            poll,
        )
        history = History(self._calls, Us(settings.slack.team, settings.slack.bot_user))
        collecting = Collecting(self.store, self._clock, self._intake, history)
        return [*reading, ("collecting", collecting.step), ("delivery", self._couriers.step)]

    def _delivery(self, settings: Settings) -> Delivery:
        performers = {} if self.rules.shadow else self._performers(settings)
        times = Times(
            lease=timedelta(seconds=settings.effects.lease_seconds),
            settle=timedelta(seconds=settings.effects.settle_seconds),
            paces={scope: seconds / settings.slack.pace for scope, seconds in PACES.items()},
        )
        owner = f"{socket.gethostname()}:{os.getpid()}"
        return Delivery(self.store, self.rules, self._clock, performers, owner, times)

    def _performers(self, settings: Settings) -> dict[str, Performer]:
        """What can do something outside; in shadow mode there is nothing that could."""
        performers: dict[str, Performer] = {
            "slack": Sender(self._calls),
            "jira": JiraSender(self._jira, Files(self._calls, slack_options(settings)).read),
            "app_home": HomeTab(self._calls, self._app_homes),
        }
        if mail := mail_options(settings):
            performers["mail"] = MailSender(mail, self._clock)
        return performers

    def _desk(self, settings: Settings) -> FlowDesk:
        customers = Customers(self.store, self.rules, self._clock, vault_of(settings))
        receipts = Receipts(self.store, self.rules, self._clock, vault_of(settings))
        listening = settings.slack.listening
        homes = self._app_homes
        return FlowDesk(
            self._intake,
            self.store,
            self._clock,
            self.rules,
            customers,
            receipts,
            homes,
            self._asking(),
            listening,
            Recognising(self.store, self.rules, self._clock, self.rules.patterns, self._meaning),
        )

    def _asking(self) -> Asking:
        patterns = self.rules.patterns
        return Asking(self.store, self.rules, self._clock, patterns, self._wake, self._meaning)

    @property
    def _meaning(self) -> ClassifierSorter | None:
        """What knows what problems are about; only the classifiers do."""
        return self._sorter if isinstance(self._sorter, ClassifierSorter) else None

    def _web(self, settings: Settings, slack: HttpDoor | None) -> WebServer | Unserved:
        if Part.WEB not in self._parts:
            return Unserved()
        secret = settings.jira.webhook_secret
        door = JiraDoor(
            secret.get_secret_value() if secret else "", Mailbox(self.store, self._clock, self._wake)
        )
        public, encrypted = bool(why_public(settings)), settings.web.url.startswith("https:")
        app = create(
            door, self.state, self._well, public, self._remark, self._pages(settings), slack, encrypted
        )
        return WebServer(app, settings.web.host, settings.web.port)

    def _pages(self, settings: Settings) -> Site:
        """The pages, if there is anybody who may see them."""
        lasts = timedelta(hours=settings.web.session_hours)
        idle = timedelta(hours=settings.web.idle_hours)
        sessions = StoredSessions(self.store, self.rules, self._clock, self._directory, lasts, idle)
        gate = gate_for(settings, sessions, self._clock)
        if closed := why_closed(settings):
            log.warning("%s", closed)
        if gate is None:
            return NO_PAGES
        reading = Reading(self.store, self.rules, self._clock, self._meaning)
        return site(gate, reading.load, self._intake.click, reading.looked, self._clock)


def _slack_calls(settings: Settings) -> Calls:
    slack = settings.slack
    return Calls(client(slack.bot_token.get_secret_value(), slack.api_url, timeout=10))


def _privacy(settings: Settings, patterns: Patterns) -> Privacy:
    keep = timedelta(days=settings.privacy.keep_references_days)
    return Privacy(patterns, vault_of(settings), keep, settings.privacy.call_back)
