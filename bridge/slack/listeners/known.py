"""What is known: `/known` answers at once, and "I heard this too" makes a report of it.

https://docs.slack.dev/interactivity/implementing-slash-commands
"""

from slack_bolt import Ack, App

from bridge.domain.asking import Ask, Topic
from bridge.domain.incoming import Capture, Way
from bridge.slack.desk import Desk
from bridge.slack.listeners.answers import answer, typed
from bridge.slack.listeners.sources import Now, Payload, form_source
from bridge.slack.modals import heard_too, insight, preview
from bridge.slack.modals.form import TEXT
from bridge.slack.modals.sent import sent


def register(app: App, desk: Desk, team: str, now: Now) -> None:
    """Attach the command and the form."""

    def known(ack: Ack, command: Payload) -> None:
        answer(ack, desk, Ask(team, command["user_id"], Topic.KNOWN, typed(command)))

    def heard(ack: Ack, view: Payload, body: Payload) -> None:
        form, user = sent(view, now().date()), body["user"]["id"]
        if look := preview.to_look_at(view, desk.preview(form.first(TEXT))):
            ack(response_action="update", view=look)
            return
        words = heard_too.said(form.carried, form.first(TEXT))
        source, problem = form_source(view), form.carried.subject
        capture = Capture(source, Way.KNOWN, team, user, words, now(), problem=problem)
        number = desk.keep(capture).number
        ack(response_action="update", view=insight.saved(number, recognised=desk.recognise(capture)))

    app.command("/known")(known)
    app.view(heard_too.CALLBACK)(heard)
