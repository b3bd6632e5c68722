"""What an operator is to look at, in person."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.outgoing import Note, Order, Post
from bridge.domain.rules import Rules
from bridge.domain.sentences import unpacked
from bridge.flow.orders.kinds import Builder
from bridge.store.tables import Effect


def _trouble(_session: Session, _rules: Rules, effect: Effect) -> Order | None:
    return Post(Note(unpacked(effect.body).said()), user=effect.body["user"])


BUILDERS: Mapping[str, Builder] = {"trouble": _trouble, "tried": _trouble}
"""What kinds of effects this module builds."""
