"""The forms that take words away: one's own at once, anybody's by asking those who decide."""

from bridge.domain.incoming import Gesture
from bridge.slack.blocks import paragraph
from bridge.slack.controls import Carried
from bridge.slack.elements import words
from bridge.slack.modals.form import TEXT, View, ask, form, notice
from bridge.slack.modals.sent import Decision, Sent
from bridge.slack.rich import Line
from bridge.slack.texts import removal


def delete(carried: Carried) -> View:
    """Says what goes and what stays, before it is too late."""
    lines = (
        Line(removal.DELETE_LEAD, number=carried.subject),
        Line(removal.DELETE_STAYS),
        Line(removal.DELETE_JIRA),
    )
    return form(
        Gesture.REMOVE,
        [paragraph(*lines)],
        title=removal.DELETE_TITLE,
        send=removal.DELETE_SEND,
        carried=Carried(carried.subject),
    )


def confirmed(_sent: Sent) -> Decision:
    """Nothing but that it was sent."""
    return Decision()


def deleted() -> View:
    """What stands in its place once that is kept."""
    return notice(removal.DELETE_TITLE, Line(removal.DELETED))


def take_down(carried: Carried) -> View:
    """Asks why, for those who decide."""
    why = ask(TEXT, removal.ASK_LABEL, words(TEXT, focus=True), hint=removal.ASK_HINT, optional=True)
    return form(
        Gesture.TAKE_DOWN,
        [paragraph(Line(removal.ASK_LEAD, number=carried.subject)), why],
        title=removal.ASK_TITLE,
        send=removal.ASK_SEND,
        carried=Carried(carried.subject),
    )


def asked(sent: Sent) -> Decision:
    """What should not stand there."""
    sent.nameless(TEXT)
    return Decision(sent.first(TEXT))


def passed_on() -> View:
    """What stands in its place once it is kept."""
    return notice(removal.ASK_TITLE, Line(removal.ASKED))
