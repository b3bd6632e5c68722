"""The form behind "I heard this too": what the customer said, if there is more to say."""

from bridge.slack.blocks import SENTENCE, paragraph
from bridge.slack.controls import HEARD_TOO, Carried
from bridge.slack.elements import words
from bridge.slack.modals.form import TEXT, View, ask, form
from bridge.slack.rich import Bold, Line
from bridge.slack.text import clip
from bridge.slack.texts import known as texts

CALLBACK = HEARD_TOO


def view(carried: Carried) -> View:
    """Names the problem, and asks for the words."""
    title = [paragraph(Line("{title}", title=Bold(clip(carried.choice, SENTENCE))))] if carried.choice else []
    said = words(TEXT, focus=True, placeholder=texts.HEARD_PLACEHOLDER)
    field = ask(TEXT, texts.HEARD_LABEL, said, hint=texts.HEARD_HINT, optional=True)
    return form(CALLBACK, [*title, field], title=texts.HEARD_TITLE, send=texts.HEARD_SEND, carried=carried)


def said(carried: Carried, typed: str) -> str:
    """What is reported: what was typed, or else that they heard it too."""
    if typed:
        return typed
    return texts.HEARD_WORDS.format(title=carried.choice) if carried.choice else texts.HEARD_ONLY.format()
