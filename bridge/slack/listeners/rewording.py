"""Reporters change the words of their report in a form, and see before what will be kept of them."""

from slack_bolt import Ack, App

from bridge.domain.errors import RefusalError
from bridge.domain.incoming import Gesture, Rewording
from bridge.slack.calls import Calls
from bridge.slack.controls import Carried
from bridge.slack.desk import Reports
from bridge.slack.listeners.openers import show
from bridge.slack.listeners.sources import Now, Payload, form_source
from bridge.slack.modals import preview, rewording
from bridge.slack.modals.form import TEXT, View, refusal
from bridge.slack.modals.sent import sent


def register(app: App, desk: Reports, calls: Calls, team: str, now: Now) -> None:
    """Attach the button that opens the form, and the form."""

    def acknowledge(ack: Ack) -> None:
        ack()

    def open_form(action: Payload, body: Payload) -> None:
        number = Carried.unpack(action.get("value", "")).subject
        show(calls, body, _form(desk, team, body["user"]["id"], number))

    def keep(ack: Ack, view: Payload, body: Payload) -> None:
        form, user = sent(view, now().date()), body["user"]["id"]
        text, number = form.first(TEXT), form.carried.subject
        desk.words(team, user, number)  # refuses others, whom a preview would tell what stands there
        if look := preview.to_look_at(view, desk.preview(text, number)):
            ack(response_action="update", view=look)
            return
        desk.reworded(Rewording(number, form_source(view), team, user, text))
        ack(response_action="update", view=rewording.kept(number))

    app.action(str(Gesture.EDIT_TEXT))(ack=acknowledge, lazy=[open_form])
    app.view(str(Gesture.EDIT_TEXT))(keep)


def _form(desk: Reports, team: str, user: str, number: int) -> View:
    try:
        return rewording.view(number, desk.words(team, user, number))
    except RefusalError as error:
        return refusal(str(error))
