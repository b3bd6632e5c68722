"""The form that tells of a change before it goes live."""

from datetime import date

from bridge.domain.forms import FormFacts
from bridge.domain.incoming import Gesture
from bridge.slack.blocks import SENTENCE, Block
from bridge.slack.controls import Carried
from bridge.slack.elements import calendar, options, some_of, words
from bridge.slack.modals.form import View, about, ask, form
from bridge.slack.modals.sent import Decision, Sent, WrongError
from bridge.slack.text import clip
from bridge.slack.texts import heads_up as texts

TITLE, DATE, WHO, WHAT, SAY, REPORT, CREWS = "title", "date", "who", "what", "say", "report", "crews"
NAME = 100
"""Longest title: it stands in notifications."""


def view(carried: Carried, facts: FormFacts, gesture: Gesture = Gesture.HEADS_UP) -> View:
    """Asks for the five lines, the day and the teams; what a release says already stands in it."""
    said = facts.lines
    name = words(
        TITLE,
        placeholder=texts.FORM_NAME_EXAMPLE,
        lines=False,
        focus=True,
        most=NAME,
        now=clip(said.get(TITLE, ""), NAME),
    )
    day = date.fromisoformat(said[DATE]) if said.get(DATE) else None
    fields = [
        *about(facts),
        ask(TITLE, texts.FORM_NAME, name),
        ask(DATE, texts.FORM_DATE, calendar(DATE, day)),
        ask(WHO, texts.FORM_WHO, _line(WHO, facts, texts.FORM_WHO_EXAMPLE)),
        ask(WHAT, texts.FORM_WHAT, _line(WHAT, facts, texts.FORM_WHAT_EXAMPLE)),
        ask(SAY, texts.FORM_SAY, _line(SAY, facts), hint=texts.FORM_SAY_HINT),
        ask(REPORT, texts.FORM_REPORT, _line(REPORT, facts, texts.FORM_REPORT_EXAMPLE), optional=True),
        *_crews(facts),
    ]
    return form(gesture, fields, title=texts.FORM_TITLE, send=texts.FORM_SEND, carried=carried)


def of_release(carried: Carried, facts: FormFacts) -> View:
    """The same for a release in Jira."""
    return view(carried, facts, Gesture.RELEASE_HEADS_UP)


def _line(name: str, facts: FormFacts, example: str = "") -> Block:
    now = clip(facts.lines.get(name, ""), SENTENCE)
    return words(name, placeholder=example, lines=False, most=SENTENCE, now=now)


def _crews(facts: FormFacts) -> list[Block]:
    if not facts.crews:
        return []
    menu = some_of(CREWS, options(facts.crews), texts.FORM_CREWS_ALL)
    return [ask(CREWS, texts.FORM_CREWS, menu, hint=texts.FORM_CREWS_HINT, optional=True)]


def read(sent: Sent) -> Decision:
    """The five lines, a day that is not over, and the teams that were chosen, if any."""
    for name in (TITLE, WHO, WHAT, SAY):
        sent.need(name)
    if date.fromisoformat(sent.need(DATE, texts.FORM_PAST)) < sent.today:
        raise WrongError(DATE, texts.FORM_PAST)
    return Decision(values=sent.only(TITLE, DATE, WHO, WHAT, SAY, REPORT, CREWS))
