"""The decisions of a triage card: what makes sense now stands on it, the rest one press away."""

from collections.abc import Iterator

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import TriageCard
from bridge.domain.stages import Stage
from bridge.slack.blocks import Block, buttons
from bridge.slack.controls import MORE, Carried, button
from bridge.slack.texts import owners, stages

ENDED = {Stage.DECLINED, Stage.LIVE}
UNDERWAY = {Stage.WITH_TEAM, Stage.PLANNED, Stage.IN_WORK, Stage.FIXED}


def row(card: TriageCard) -> Iterator[Block]:
    """One row of buttons; the last one takes the newest decision back."""
    made = [*_now(card), *_more(card), *_take_back(card)]
    if made:
        yield buttons(*made)


def _now(card: TriageCard) -> Iterator[Block]:
    if card.outcome:
        yield from _decided(card)
    else:
        yield from _undecided(card)


def _undecided(card: TriageCard) -> Iterator[Block]:
    in_jira = card.kind == "jira"
    if card.fillable:
        yield _button(card, owners.FILL_FIELDS, Gesture.FILL_FIELDS, primary=True)
    elif not card.neighbour:
        label = owners.OPEN_ISSUE if in_jira else owners.TAKE_ON
        yield _button(card, label, Gesture.OPEN_ISSUE, primary=True)
    if in_jira:
        yield _button(card, owners.LINK_ISSUE, Gesture.LINK_ISSUE)
    yield _button(card, owners.REROUTE, Gesture.REROUTE)
    yield _button(card, owners.DECLINE, Gesture.DECLINE)
    if not card.asleep:
        yield _button(card, owners.SNOOZE, Gesture.SNOOZE)


def _decided(card: TriageCard) -> Iterator[Block]:
    in_jira, stage = card.kind == "jira", card.problem.stage
    if card.shippable:
        yield _button(
            card,
            owners.IN_FORCE if card.problem.policy or not in_jira else owners.LIVE,
            Gesture.LIVE,
            primary=True,
        )
    if stage is Stage.MERGED:
        return
    if stage is Stage.LIVE:
        yield _button(card, stages.CHANGED_BUTTON, Gesture.WHAT_CHANGED)
    if not in_jira and stage not in ENDED:
        yield _button(card, owners.DECLINE, Gesture.DECLINE)
    yield _button(card, owners.REROUTE, Gesture.REROUTE)


def _more(card: TriageCard) -> Iterator[Block]:
    if card.problem.stage is not Stage.MERGED:
        gestures = " ".join(_further(card))
        yield button(owners.MORE, MORE, Carried(card.problem.group, choice=gestures))


def _take_back(card: TriageCard) -> Iterator[Block]:
    if card.decided:
        carried = Carried(card.problem.group, choice=str(card.decided.ruling))
        yield button(owners.TAKE_BACK, Gesture.TAKE_BACK, carried)


def _further(card: TriageCard) -> Iterator[Gesture]:
    yield Gesture.MERGE
    if card.problem.reports > 1:
        yield Gesture.SPLIT
    yield from (Gesture.MOVE, Gesture.MAYBES, Gesture.ASK, Gesture.TALK, Gesture.FOLLOW, Gesture.WATCH)
    yield from (Gesture.WORDING, Gesture.USEFUL, Gesture.THANK, Gesture.HEADS_UP)
    if card.problem.stage in UNDERWAY:
        yield Gesture.TELL_BY
    if card.answer_by:
        yield Gesture.ANSWER_BY


def _button(card: TriageCard, label: str, gesture: Gesture, *, primary: bool = False) -> Block:
    return button(label, gesture, Carried(card.problem.group), primary=primary)
