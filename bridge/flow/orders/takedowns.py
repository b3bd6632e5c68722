"""What is asked and said of words that somebody would like to see removed."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.naming import Side
from bridge.domain.outgoing import Order, Post
from bridge.domain.outgoing.removal import TakeDownCard, TakeDownTold
from bridge.domain.rules import Rules
from bridge.flow.orders.kinds import Builder
from bridge.flow.people import called, somebody
from bridge.store.queries import people
from bridge.store.queries.one import the
from bridge.store.tables import Effect, Insight, Person


def _take_down(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """Not asked any more once the words are gone, or it was decided."""
    insight = the(session, Insight, effect.subject)
    answer = effect.body.get("answer", "")
    if effect.attempt_at is None and (answer or insight.removed_at is not None):
        return None
    asks = session.get_one(Person, effect.object)
    reader = people.known(session, asks.team, effect.body["user"])
    card = TakeDownCard(
        insight=insight.id or 0,
        text="" if insight.held_back else insight.text,
        who=called(session, rules, asks, somebody(session, rules, reader), Side.SLACK),
        reason=effect.body["text"],
        answer=answer or ("remove" if insight.removed_at is not None else ""),
    )
    return Post(card, user=reader.user)


def _told(session: Session, _rules: Rules, effect: Effect) -> Order | None:
    insight = the(session, Insight, effect.subject)
    person = session.get_one(Person, effect.object)
    if person.erased_at is not None:
        return None
    mine = person.id == insight.person_id
    return Post(TakeDownTold(insight.id or 0, effect.body["answer"], mine), user=person.user)


BUILDERS: Mapping[str, Builder] = {"take_down": _take_down, "take_down_told": _told}
