"""Buttons, and what they carry: whose card it is, its version when it was drawn, and the choice.

An action id is the gesture's name, or the name and a number (``choose.2``), because ids are unique in a block.
"""

import json
from dataclasses import dataclass

from bridge.slack.blocks import LABEL, Block, plain
from bridge.slack.text import clip

WHY = "why"
WRITE_ANSWER = "write_answer"
UPHOLD = "uphold"
GRANT = "grant"
MORE = "more"
MORE_HOME = "more_home"
SHOW_CUSTOMER = "show_customer"
HEARD_TOO = "heard_too"
REPORT_IT = "report_it"
"""Gestures that open a modal and decide nothing by themselves."""

REPORT = "report"
CONTRIBUTIONS = "contributions"
SETTINGS = "settings"
PAGE = "app_home_page"
"""Buttons of the App Home that open a form, or another page of it."""

GOT_IT = "got_it"
"""A heads-up was read: counted, and no decision of anybody's."""

TICK = "tick"
LISTED = "listed"
SEARCH_PROBLEMS = "search_problems"
SEARCH_ISSUES = "search_issues"
SEARCH_VALUES = "search_values"
"""Boxes to tick and to search in: they hold what a person chose until a button is pressed."""

LARGEST = 2**63 - 1
"""No database knows a larger number."""

VALUE = 2000
"""Longest value of a button, in characters."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What a button or a modal brings back.

    Attributes:
        subject: number of the insight, group or question.
        version: the card's version, 0 if it has none.
        choice: a group, an answer, or the text that a modal is to show.
    """

    subject: int
    version: int = 0
    choice: str = ""

    def pack(self) -> str:
        """As a button's value or a modal's private metadata; a choice that is too long is cut."""
        choice = self.choice
        while len(packed := self._json(choice)) > VALUE:
            over = len(packed) - VALUE
            choice = clip(choice, max(len(choice) - over, len(choice) // 2))
        return packed

    @staticmethod
    def unpack(value: str) -> "Carried":
        """The reverse of `pack`.

        Raises:
            ValueError: the value is none of ours.
        """
        try:
            subject, version, choice = json.loads(value)
            carried = Carried(int(subject), int(version), str(choice))
        except (TypeError, OverflowError, RecursionError) as error:
            raise ValueError("A button carries no value of ours.") from error
        if max(abs(carried.subject), abs(carried.version)) > LARGEST:
            raise ValueError("A button carries a number that is none of ours.")
        return carried

    def _json(self, choice: str) -> str:
        return json.dumps([self.subject, self.version, choice], ensure_ascii=False, separators=(",", ":"))


def button(label: str, action_id: str, carried: Carried, *, primary: bool = False) -> Block:
    """A button under a plain text label."""
    block = {
        "type": "button",
        "action_id": action_id,
        "text": plain(clip(label, LABEL)),
        "value": carried.pack(),
    }
    return {**block, "style": "primary"} if primary else block


def numbered(gesture: str, place: int) -> str:
    """The action id of one of several like buttons.

    >>> numbered("choose", 2)
    'choose.2'
    """
    return f"{gesture}.{place}"
