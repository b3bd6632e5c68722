"""The form with which a customer is handed on to somebody else."""

from bridge.domain.incoming import Gesture
from bridge.slack.controls import Carried
from bridge.slack.elements import person
from bridge.slack.modals.fields import TO
from bridge.slack.modals.form import View, ask, form
from bridge.slack.modals.sent import Decision, Sent
from bridge.slack.texts import common, customers


def view(carried: Carried) -> View:
    """Asks who tells them; `carried.choice` is the lead of the team, who stands there already."""
    whom = person(TO, common.CHOOSE_PERSON, carried.choice)
    return form(
        Gesture.HAND_ON,
        [ask(TO, customers.HAND_OVER_TO, whom, hint=customers.HAND_OVER_HINT)],
        title=customers.HAND_OVER_TITLE,
        send=customers.HAND_OVER_SEND,
        carried=Carried(carried.subject),
    )


def read(sent: Sent) -> Decision:
    """Slack's id of who tells them."""
    return Decision(sent.need(TO, customers.HAND_OVER_NOBODY))
