"""Jira has not been heard from for too long: nobody who waits for it would notice by themselves."""

import logging
from datetime import datetime

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.domain.rules import Rules
from bridge.store.engine import Store
from bridge.store.queries import effects
from bridge.store.tables import Mark

log = logging.getLogger(__name__)

_HEARD = "jira:read"
_AWAITED = "jira:awaited"
"""Since when Jira is waited for that was never heard from."""


def remark(session: Session, rules: Rules, now: datetime) -> str:
    """What an operator should know of Jira's silence; empty while all is well."""
    last = session.get(Mark, _HEARD) or session.get(Mark, _AWAITED)
    if last is None or now - last.at <= rules.jira_silent_after:
        return ""
    minutes = int((now - last.at).total_seconds() // 60)
    return (
        f"Jira has not been heard from for {minutes} minutes. Reports are kept; stages, questions and new issues"
        " wait until it is back. To find out why: bridge doctor"
    )


def watch(store: Store, rules: Rules, clock: Clock) -> None:
    """Raise the alarm in the log while Jira is silent for too long."""
    now = clock.now()
    with store.write() as session:
        effects.mark(session, _AWAITED, now)
        text = remark(session, rules, now)
    if text:
        log.error("%s", text)
