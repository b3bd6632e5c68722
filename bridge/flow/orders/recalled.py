"""What was sent by mistake says so, and who may have passed it on is told."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.outgoing import Note, Order, Post, Update
from bridge.domain.rules import Rules
from bridge.domain.sentences import sentence, unpacked
from bridge.flow import outbox
from bridge.flow.orders.kinds import Builder
from bridge.flow.recall import KIND, TOLD, WAS_A_MISTAKE
from bridge.store.tables import Effect, Insight


def _edit(session: Session, _rules: Rules, effect: Effect) -> Order | None:
    """In its place, where it has one: what was told in a day's message, by mail or not at all has none."""
    sent = session.get(Effect, effect.object)
    there = sent.result if sent is not None else None
    if not there or "ts" not in there:
        return None
    return Update(Note(sentence(WAS_A_MISTAKE).said()), there["channel"], there["ts"])


def _correction(session: Session, _rules: Rules, effect: Effect) -> Order | None:
    """In the thread of a report's card, or to the one person who got it; nothing where it never came."""
    sent = session.get(Effect, effect.object)
    if sent is None or not (effect.body["sent"] or sent.state == "done"):
        return None
    note = Note(unpacked(effect.body).said())
    if user := effect.body.get("user"):
        return Post(note, user=user)
    insight = session.get(Insight, outbox.home_in(effect.target) or 0)
    if insight is None or insight.home_channel is None:
        return None
    return Post(note, channel=insight.home_channel, thread=insight.story)


BUILDERS: Mapping[str, Builder] = {KIND: _edit, TOLD: _correction}
