"""What else can be done with a report, with a sentence on each."""

from collections.abc import Callable
from dataclasses import dataclass

from bridge.domain.homes import Further
from bridge.domain.incoming import Gesture
from bridge.slack.blocks import Block, plain
from bridge.slack.cards import words
from bridge.slack.controls import Carried, button
from bridge.slack.modals.form import View, notice
from bridge.slack.rich import Line
from bridge.slack.texts import agents, common, privacy, wordings


def _the_report(further: Further) -> Carried:
    return Carried(further.card.insight, further.card.version)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be done.

    Attributes:
        control: the button's action id.
        label: what stands on it.
        sentence: what it means, beside it.
        shown: whether it makes sense for whoever asks, as the report stands now.
        carries: what the button brings back: the report, or its problem.
    """

    control: str
    label: str
    sentence: str
    shown: Callable[[Further], bool]
    carries: Callable[[Further], Carried] = _the_report


def _mine(further: Further) -> bool:
    return further.mine


def _is_undoable(further: Further) -> bool:
    return further.mine and further.card.undoable


def _has_a_team(further: Further) -> bool:
    """Thanks go to the team that is thanked, and leave nothing to say to customers."""
    return further.sees and not further.card.praise


def _the_problem(further: Further) -> Carried:
    problem = further.card.problem
    return Carried(problem.group, choice=words.title(problem))


def _by_anybody(_further: Further) -> bool:
    return True


ENTRIES: tuple[Entry, ...] = (
    Entry(Gesture.UNDO, agents.UNDO, agents.MORE_UNDO, _is_undoable),
    Entry(Gesture.DETAILS, agents.DETAILS, agents.MORE_DETAILS, _mine),
    Entry(Gesture.EDIT_TEXT, privacy.EDIT_MORE, privacy.MORE_EDIT, _mine),
    Entry(Gesture.SUGGEST_WORDING, wordings.SUGGEST, wordings.SUGGEST_LINE, _has_a_team, _the_problem),
    Entry(Gesture.REMOVE, agents.REMOVE, agents.MORE_REMOVE, _mine),
    Entry(Gesture.TAKE_DOWN, agents.TAKE_DOWN, agents.MORE_TAKE_DOWN, _by_anybody),
)
"""In the order in which they stand."""


def view(further: Further) -> View:
    """A line for each thing that makes sense now; of a report without words, that there is nothing left to do."""
    card = further.card
    title = agents.MORE_TITLE.format(number=card.insight)
    if card.removed:
        return notice(title, Line(agents.MORE_NOTHING))
    return {
        "type": "modal",
        "title": plain(title),
        "close": plain(common.CLOSE),
        "blocks": [_line(entry, further) for entry in ENTRIES if entry.shown(further)],
    }


def done() -> View:
    """What stands in its place once something was decided in it."""
    return notice(agents.DONE_TITLE, Line(agents.DONE))


def _line(entry: Entry, further: Further) -> Block:
    pressed = button(entry.label, entry.control, entry.carries(further))
    return {"type": "section", "text": plain(entry.sentence), "accessory": pressed}
