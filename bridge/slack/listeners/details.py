"""Reporters add details to their reports, in a form that opens from the report's card.

https://docs.slack.dev/reference/block-kit/block-elements/file-input-element
"""

from slack_bolt import Ack, App

from bridge.domain.errors import RefusalError
from bridge.domain.incoming import Gesture
from bridge.domain.language import spoken
from bridge.slack.calls import Calls
from bridge.slack.controls import Carried
from bridge.slack.desk import Reports
from bridge.slack.listeners.openers import show
from bridge.slack.listeners.sources import Now, Payload, form_source
from bridge.slack.modals import details
from bridge.slack.modals.form import View, refusal, wrong
from bridge.slack.modals.sent import sent
from bridge.slack.texts import details as texts


def register(app: App, desk: Reports, calls: Calls, team: str, now: Now) -> None:
    """Attach the button that opens the form, and the form."""

    def acknowledge(ack: Ack) -> None:
        ack()

    def open_form(action: Payload, body: Payload) -> None:
        number = Carried.unpack(action.get("value", "")).subject
        show(calls, body, _form(desk, team, body["user"]["id"], number))

    def add(ack: Ack, view: Payload, body: Payload) -> None:
        added = details.read(sent(view, now().date()), form_source(view), team, body["user"]["id"])
        if added.customer and not desk.preview(added.customer).references:
            ack(wrong(details.CUSTOMER, spoken(texts.NO_REFERENCE)))
            return
        desk.add_details(added)
        ack(response_action="update", view=details.added(added.insight))

    app.action(str(Gesture.DETAILS))(ack=acknowledge, lazy=[open_form])
    app.view(str(Gesture.DETAILS))(add)


def _form(desk: Reports, team: str, user: str, number: int) -> View:
    try:
        return details.view(number, desk.details(team, user, number))
    except RefusalError as error:
        return refusal(str(error))
