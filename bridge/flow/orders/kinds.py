"""What builds an order."""

from collections.abc import Callable

from sqlmodel import Session

from bridge.domain.outgoing import Order
from bridge.domain.rules import Rules
from bridge.store.tables import Effect

Builder = Callable[[Session, Rules, Effect], Order | None]
"""From an effect that is due to the order that a room carries out; None when there is nothing left to say."""
