"""What owners decided is taken back: the newest first, as far as nobody has touched it since."""

from collections.abc import Callable, Mapping
from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Click, Gesture
from bridge.domain.rules import Rules
from bridge.flow import figures, ledger, recurring, rulebook, telling
from bridge.flow.membership import put_back
from bridge.flow.rulebook import Facts
from bridge.flow.rulings import (
    changed,
    checking,
    following,
    parting,
    promising,
    rerouting,
    suggesting,
    surviving,
    thanking,
    wording,
)
from bridge.flow.rulings.apart import allow_again
from bridge.flow.rulings.bulk import together
from bridge.store.queries import effects
from bridge.store.tables import Group, Insight, Person, Ruling, StageChange

Undo = Callable[[Session, Rules, Ruling, datetime], None]
"""Takes back what is special to a kind of decision, when groups and reports are themselves again."""


def take_back(
    session: Session, rules: Rules, group: Group, click: Click, person: Person, now: datetime
) -> Facts | None:
    """Take back the newest decision that can be, if it is the one whose button was pressed.

    What was decided for several problems at once is taken back for all of them.
    """
    ruling = rulebook.newest(session, group.id or 0)
    if ruling is None or click.choice not in {"", str(ruling.id)}:
        return None
    for one in together(session, ruling):
        one.undone_at, one.undone_by = now, person.id
        session.add(one)
        _undo(session, rules, one, now)
    return None


def _undo(session: Session, rules: Rules, ruling: Ruling, now: datetime) -> None:
    staged = rulebook.restore(session, ruling)
    allow_again(session, ruling)
    _put_back(session, rules, ruling, now)
    for was in staged.values():
        rulebook.restore_stage(session, ruling, was, now)
    UNDOING[Gesture(ruling.gesture)](session, rules, ruling, now)
    for number in {ruling.group_id, *map(int, ruling.facts["groups"])}:
        group = session.get_one(Group, number)
        telling.refresh_triage(session, group, f"undone{ruling.id}", now)
        figures.regrouped(session, rules, group, now)
    telling.note(session, ruling.group_id, rulebook.taken_back(ruling), f"undone:{ruling.id}", now)


def _put_back(session: Session, rules: Rules, ruling: Ruling, now: datetime) -> None:
    """Let the reports be where they were, unless somebody has moved them on."""
    returned = set()
    for row in ruling.facts.get("rows", ()):
        place = put_back(session, row, now)
        if place is not None:
            returned.add(place.insight_id)
    for number in sorted(returned):
        ledger.settle_insight(session, rules, session.get_one(Insight, number), now)
        telling.refresh_home(session, number, f"undone{ruling.id}", now)


def _refuse(session: Session, rules: Rules, ruling: Ruling, now: datetime) -> None:
    """Nobody found what nobody takes on, and an issue that Jira has not got yet is not opened until somebody does."""
    ledger.lose(session, rules, ruling.group_id, now)
    opening = effects.by_key(session, f"issue:{ruling.group_id}")
    if opening is not None and opening.state in {"waiting", "dead"}:
        opening.state = "skipped"
        session.add(opening)


def _ask_again(session: Session, _rules: Rules, ruling: Ruling, now: datetime) -> None:
    """The owner is asked again what becomes of a problem that is over and still heard."""
    recurring.undecide(session, ruling.facts["still"])
    recurring.refresh(session, session.get_one(StageChange, ruling.facts["still"]), f"undone{ruling.id}", now)


def _nothing_more(_session: Session, _rules: Rules, _ruling: Ruling, _now: datetime) -> None:
    """Groups and reports are all that there was to it."""


UNDOING: Mapping[Gesture, Undo] = {
    Gesture.OPEN_ISSUE: _refuse,
    Gesture.OPEN_ANYWAY: _refuse,
    Gesture.DECLINE: wording.give_back,
    Gesture.SNOOZE: _nothing_more,
    Gesture.ANSWER_BY: _nothing_more,
    Gesture.TELL_BY: promising.give_back,
    Gesture.WHAT_CHANGED: changed.give_back,
    Gesture.MERGE: parting.part,
    Gesture.SURVIVOR: lambda session, _rules, ruling, now: surviving.revive(session, ruling, now),
    Gesture.SPLIT: parting.reunite,
    Gesture.MOVE: parting.return_stage,
    Gesture.MAYBES: _nothing_more,
    Gesture.REROUTE: rerouting.give_back,
    Gesture.LIVE: _nothing_more,
    Gesture.REOPEN: _ask_again,
    Gesture.KNOWN: _ask_again,
    Gesture.FOLLOW: lambda session, _rules, ruling, now: following.give_back(session, ruling, now),
    Gesture.WORDING: wording.give_back,
    Gesture.APPROVE_WORDING: suggesting.give_back,
    Gesture.THANK: lambda session, _rules, ruling, now: thanking.give_back(session, ruling, now),
    Gesture.CHECK_UP: checking.forget,
}
"""What there is to take back of each kind besides."""
