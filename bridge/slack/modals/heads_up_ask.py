"""The form for a question about a heads-up."""

from bridge.domain.incoming import Gesture
from bridge.slack.blocks import SENTENCE, paragraph
from bridge.slack.controls import Carried
from bridge.slack.elements import words
from bridge.slack.modals.form import TEXT, View, ask, form, notice
from bridge.slack.modals.sent import Decision, Sent
from bridge.slack.rich import Bold, Line
from bridge.slack.text import clip
from bridge.slack.texts import heads_up as texts


def view(carried: Carried) -> View:
    """Asks for the question; `carried.choice` is what the heads-up is about."""
    title = clip(carried.choice, SENTENCE)
    lead = [paragraph(Line("{title}", title=Bold(title)))] if title else []
    return form(
        Gesture.ASK_HEADS_UP,
        [*lead, ask(TEXT, texts.ASK_LABEL, words(TEXT, focus=True), hint=texts.ASK_HINT)],
        title=texts.ASK_TITLE,
        send=texts.ASK_SEND,
        carried=Carried(carried.subject),
    )


def read(sent: Sent) -> Decision:
    """The question."""
    sent.nameless(TEXT)
    return Decision(sent.need(TEXT))


def passed_on() -> View:
    """What stands in its place once it is kept."""
    return notice(texts.ASK_TITLE, Line(texts.ASK_PASSED))
