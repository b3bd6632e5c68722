"""What came in and is acted on later: clicks from Slack, hints from Jira. Kept once, in order, never lost."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from datetime import datetime, timedelta
from typing import Protocol

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.domain.errors import NewerError, OutsideError, TryLaterError, logged
from bridge.domain.incoming import Click, Gesture, JiraHint, VersionSeen
from bridge.domain.rules import Rules
from bridge.flow import conversation, outbox
from bridge.flow.aside import Aside
from bridge.flow.decisions import decide
from bridge.store.engine import ConflictError, Store
from bridge.store.gate import Urgency
from bridge.store.queries import effects, issues
from bridge.store.tables import Inbox

log = logging.getLogger(__name__)

KINDS = frozenset({"click", "hint"})
OVERTAKEN = "Another process read of a release in Jira meanwhile: it is read again."
OF_CLICKS = frozenset(field.name for field in fields(Click))


class Reader(conversation.Looker, Protocol):
    """Reads Jira; a hint only says where to look."""

    def versions(self, project: str) -> list[VersionSeen]:
        """The versions of a project."""
        ...


class Mailbox:
    """Keeps what came in; called by the doors, so it only commits one row."""

    def __init__(self, store: Store, clock: Clock, wake: Callable[[], None]) -> None:
        self._store, self._clock, self._wake = store, clock, wake

    def click(self, click: Click) -> None:
        """Keep a click once; what was typed must be redacted already."""
        body = asdict(click) | {"at": click.at.isoformat()}
        del body["outside_id"]
        self._keep(f"click:{click.outside_id}", "click", body)

    def hint(self, hint: JiraHint) -> None:
        """Keep where to look in Jira."""
        body = {"issue_id": hint.issue_id, "project": hint.project, "event": hint.event}
        self._keep(f"jira:{hint.outside_id}", "hint", body)

    def _keep(self, outside_id: str, kind: str, body: Mapping[str, object]) -> None:
        now = self._clock.now()
        row = Inbox(outside_id=outside_id, kind=kind, body=dict(body), next_at=now, received_at=now)
        try:
            with self._store.write(Urgency.ACK) as session:
                if effects.inbox_by_outside_id(session, outside_id) is not None:
                    return
                session.add(row)
        except ConflictError:
            return
        self._wake()


class Attending:
    """Acts on what came in, oldest first."""

    def __init__(self, store: Store, rules: Rules, clock: Clock, reader: Reader) -> None:
        self._store, self._rules, self._clock, self._reader = store, rules, clock, reader

    def step(self) -> bool:
        """Act on one thing; False when nothing waits."""
        with self._store.read() as session:
            row = effects.inbox_due(session, self._clock.now())
        if row is None:
            return False
        with Aside(self._postpone, row.id):
            self._attend(row)
        return True

    def _attend(self, row: Inbox) -> None:
        try:
            self._act(row)
        except NewerError as error:
            self._leave(row, str(error))
        except OutsideError as error:
            after = error.after if isinstance(error, TryLaterError) else None
            self._postpone(row.id or 0, logged(error), after)
        except (LookupError, ConflictError) as error:
            self._postpone(row.id or 0, str(error))

    def _act(self, row: Inbox) -> None:
        if row.kind not in KINDS:
            raise NewerError(f"{row.kind} is of a newer version")
        self._click(row) if row.kind == "click" else self._hint(row)

    def _click(self, row: Inbox) -> None:
        click = _clicked(row)
        with self._store.grouping() as session:
            if self._take(session, row):
                decide(session, self._rules, click, self._clock.now())

    def _hint(self, row: Inbox) -> None:
        """Look where the hint says; an issue that is ours and cannot be found is noted as absent."""
        issue_id, project = row.body.get("issue_id"), row.body.get("project")
        with self._store.read() as session:
            ours = issue_id is not None and issues.by_jira_id(session, issue_id) is not None
            began = conversation.known_releases(session)
        seen = self._reader.issue(issue_id) if ours and issue_id else None
        look = conversation.look(self._reader, self._rules, seen, began) if seen else None
        versions = self._reader.versions(project) if project else []
        now = self._clock.now()
        with self._store.grouping() as session:
            if not self._take(session, row):
                return
            if look is not None and not conversation.apply(session, self._rules, look, now):
                raise TryLaterError(OVERTAKEN, after=0.0)
            if look is None and ours and issue_id:
                deleted = row.body.get("event") == "jira:issue_deleted"
                conversation.absent(session, issue_id, "gone" if deleted else "hidden", now)
            if project:
                conversation.apply_versions(session, self._rules, versions, now, began=began)

    def _take(self, session: Session, row: Inbox) -> bool:
        """Mark the row done in the transaction that acts on it, unless another process did."""
        fresh = self._waiting(session, row.id or 0)
        if fresh is not None:
            fresh.state = "done"
        return fresh is not None

    def _waiting(self, session: Session, number: int) -> Inbox | None:
        """The row, if no other process has acted on it, locked for this transaction."""
        fresh = session.get(Inbox, number, with_for_update=True)
        if fresh is None or fresh.state != "waiting":
            return None
        session.add(fresh)
        return fresh

    def _leave(self, row: Inbox, error: str) -> None:
        """A process of the newer version acts on it, and no try of ours counts."""
        with self._store.write() as session:
            if (fresh := self._waiting(session, row.id or 0)) is not None:
                fresh.error, fresh.next_at = error, self._clock.now() + outbox.FOR_OTHERS
                log.warning("inbox row %s is left to others: %s", row.id, error)

    def _postpone(self, number: int, error: str, after: float | None = None) -> None:
        """Jira did not answer, or nothing can be made of it: look again later, and let others pass.

        A hint given up is no loss, since the poll sees the same. Where Jira named a wait, nothing was tried.
        """
        with self._store.write() as session:
            fresh = self._waiting(session, number)
            if fresh is None:
                return
            fresh.attempts += after is None
            fresh.error = error
            fresh.state = "dead" if fresh.attempts >= outbox.MOST_ATTEMPTS else "waiting"
            fresh.next_at = self._clock.now() + timedelta(seconds=after or 2**fresh.attempts)
            log.warning("inbox row %s postponed, attempt %s: %s", number, fresh.attempts, error)


def _clicked(row: Inbox) -> Click:
    """The click that a row keeps.

    Raises:
        NewerError: this version knows no such gesture, or not all that is said of it.
    """
    body = dict(row.body)
    if body["gesture"] not in set(Gesture) or not OF_CLICKS.issuperset(body):
        raise NewerError(f"{body['gesture']} is of a newer version")
    return Click(
        outside_id=row.outside_id,
        gesture=Gesture(body.pop("gesture")),
        at=datetime.fromisoformat(body.pop("at")),
        values={name: tuple(given) for name, given in body.pop("values", {}).items()},
        **body,
    )
