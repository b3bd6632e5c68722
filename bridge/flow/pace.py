"""Whose turn it is outside: a method or a channel is taken for a while by each call, and all processes know it."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Protocol

from sqlmodel import Session

from bridge.domain.outgoing import Order, Post, Posted
from bridge.store.queries import effects, insights, people


class Counted(Protocol):
    """Knows what the other side counts a call against."""

    def scope(self, order: Any) -> str:
        """Such as a method, or a method and a channel."""
        ...


def addressed(session: Session, order: Order) -> Order:
    """A message to a person goes into their conversation if they ever got one: to ask for it is a call that is scarce."""
    if isinstance(order, Post) and order.user and not order.channel:
        person = people.by_user(session, order.user)
        known = insights.conversation(session, person.id or 0) if person else None
        return replace(order, channel=known) if known else order
    return order


def take(session: Session, scope: str, lasts: timedelta, now: datetime) -> datetime:
    """When a scope is free; takes it for a while if that is now."""
    pace = effects.pace(session, scope, now)
    if pace.next_free > now:
        return pace.next_free
    if lasts:
        pace.next_free = now + lasts
        session.add(pace)
    return now


def hold(session: Session, scope: str, until: datetime) -> None:
    """Let nobody call before a time that the other side named."""
    pace = effects.pace(session, scope, until)
    pace.next_free = max(pace.next_free, until)
    session.add(pace)


def landed(counted: Counted, order: Order, result: object) -> str:
    """The conversation that a message to a person turned out to stand in; empty where that was known before."""
    if isinstance(order, Post) and isinstance(result, Posted) and not order.channel:
        return counted.scope(replace(order, channel=result.channel))
    return ""
