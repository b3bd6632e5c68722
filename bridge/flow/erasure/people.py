"""A person becomes a tombstone: their words go, inside and outside, and every sum stays what it was."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from bridge.flow import outbox, removal, takeback
from bridge.flow.questions import showing
from bridge.flow.redrawing import redraw
from bridge.store.engine import Store
from bridge.store.queries import erasing, preferences
from bridge.store.tables import Insight, Person


def erase(store: Store, user: str, now: datetime) -> int | None:
    """Forget a person. If they ever come again, they are somebody new.

    Their insights still count, without words, and their lines of the ledger stay with the tombstone: nothing is
    credited to it or taken from it any more.

    Args:
        store: where everything is kept.
        user: Slack's id of the person.
        now: the time of the step.

    Returns:
        How many insights lost their words; None if nobody has that id.

    Raises:
        StoreError: nothing was erased.
    """
    with store.grouping() as session:
        persons = erasing.persons(session, user)
        return sum(_erase(session, person, now) for person in persons) if persons else None


def _erase(session: Session, person: Person, now: datetime) -> int:
    number, user = person.id or 0, person.user
    # First: the log of who looked at somebody goes for those alone who are erased.
    person.agreed_at, person.erased_at = None, now
    session.add(person)
    session.flush()
    said = erasing.insights_of(session, number)
    takeback.blank(session, erasing.messages(session, said, number, user), now)
    erasing.paces(session, {user} | {one.home_channel for one in said if one.home_channel})
    aside = {effect.target for effect in preferences.put_off(session, number)}
    _empty(session, said, now)
    erasing.unsent(session, aside)
    _forget_answers(session, number, now)
    erasing.belongings(session, number, user, now)
    erasing.asked_by(session, number, now)
    for asked in erasing.wishes(session, number):
        outbox.refresh(
            session, f"erased{number}", kind="redraw", subject=asked.id or 0, target=asked.target, now=now
        )
    person.user, person.name = f"erased-{number}", ""
    person.locale = person.zone = ""
    session.add(person)
    session.flush()
    erasing.clicks(session, user, person.user)
    erasing.effects(session, user, person.user)
    return len(said)


def _empty(session: Session, said: Sequence[Insight], now: datetime) -> None:
    """Take the words out, and where they were said and shown; an edit of the source finds nothing any more."""
    gone = {insight.id or 0: erasing.words_of(session, [insight.id or 0]) for insight in said}
    renamed = removal.take_out(session, said)
    for insight in said:
        number = insight.id or 0
        takeback.from_jira(session, insight, gone[number], now)
        redraw(session, number, renamed, f"erased{number}", now)
        renamed = []
        insight.removed_at = insight.removed_at or now
        insight.source = f"erased:{number}"
        insight.channel = insight.ts = insight.home_channel = insight.home_ts = insight.home_thread = None
        insight.thread = ""
        session.add(insight)
    session.flush()
    erasing.unsent(session, {outbox.home_of(number) for number in gone})


def _forget_answers(session: Session, person: int, now: datetime) -> None:
    """An answer that was a button stays counted; one in own words goes. Nobody is asked any more."""
    for asked, question in erasing.answers_of(session, person):
        asked.card_channel = asked.card_ts = None
        if asked.answer is not None and asked.answer not in question.options:
            asked.answer = ""
            showing.show(session, question, f"erased{asked.id}", now)
        session.add(asked)
