"""The forms with which an admin decides what is contested: the reason always, and points where they are granted."""

import re

from bridge.domain.incoming import Gesture
from bridge.slack.blocks import SENTENCE, Block, paragraph
from bridge.slack.controls import Carried
from bridge.slack.elements import words
from bridge.slack.modals.form import View, ask, form
from bridge.slack.modals.sent import Decision, Sent, WrongError
from bridge.slack.rich import Bold, Line
from bridge.slack.text import clip
from bridge.slack.texts import credit

UPHELD, GRANTED = "upheld", "granted"
REASON, POINTS = "reason", "points"
_POINTS = re.compile(r"([+-]?)([12])")


def uphold(carried: Carried) -> View:
    """Asks why the ledger stays as it is; `carried.choice` is the contested line."""
    return _form(carried, UPHELD, credit.UPHOLD_TITLE, credit.UPHOLD_LEAD)


def grant(carried: Carried) -> View:
    """Asks why, and how many points are given or taken."""
    points = ask(POINTS, credit.POINTS_LABEL, words(POINTS, lines=False), hint=credit.POINTS_HINT)
    return _form(carried, GRANTED, credit.GRANT_TITLE, credit.GRANT_LEAD, points)


def _form(carried: Carried, verdict: str, title: str, lead: str, *more: Block) -> View:
    line = clip(carried.choice, SENTENCE)
    about = [Line("{line}", line=Bold(line))] if line else []
    reason = ask(REASON, credit.REASON_LABEL, words(REASON, focus=True), hint=credit.REASON_HINT)
    return form(
        Gesture.DECIDE_CONTEST,
        [paragraph(*about, Line(lead)), reason, *more],
        title=title,
        send=credit.DECIDE_SEND,
        carried=Carried(carried.subject, choice=verdict),
    )


def read(sent: Sent) -> Decision:
    """The verdict, its reason, and the points of one that grants."""
    sent.need(REASON)
    if sent.carried.choice == UPHELD:
        return Decision(UPHELD, sent.only(REASON))
    points = _POINTS.fullmatch(sent.first(POINTS).replace("−", "-").strip())
    if points is None:
        raise WrongError(POINTS, credit.NO_POINTS)
    return Decision(GRANTED, {**sent.only(REASON), POINTS: (points[0],)})
