"""Forms that were sent. Slack never sends one again, so the form closes only after the commit.

https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
"""

from slack_bolt import Ack, App

from bridge.domain.incoming import Capture, Click, Gesture, Way
from bridge.slack.controls import WRITE_ANSWER
from bridge.slack.desk import Desk
from bridge.slack.listeners.sources import Now, Payload, form_source
from bridge.slack.modals import insight, preview, urgent
from bridge.slack.modals.form import TEXT, wrong
from bridge.slack.modals.sent import WrongError, sent
from bridge.slack.modals.table import AFTERWARDS, READERS


def register(app: App, desk: Desk, team: str, now: Now) -> None:
    """Attach the form of `/insight` and every form that decides something."""

    def report(ack: Ack, view: Payload, body: Payload) -> None:
        form = sent(view, now().date())
        said, cannot_wait = form.first(TEXT), urgent.is_ticked(form)
        if look := preview.to_look_at(view, desk.preview(said)):
            ack(response_action="update", view=look)
            return
        user = body["user"]["id"]
        kept = desk.keep(Capture(form_source(view), Way.MODAL, team, user, said, now(), urgent=cannot_wait))
        ack(response_action="update", view=insight.saved(kept.number))

    def decide(ack: Ack, view: Payload, body: Payload) -> None:
        try:
            click = _click(view, body["user"]["id"], team, now)
        except WrongError as error:
            ack(wrong(error.field, error.sentence))
            return
        desk.click(click)
        if after := AFTERWARDS.get(view["callback_id"]):
            ack(response_action="update", view=after())
        else:
            ack()

    app.view(insight.CALLBACK)(report)
    for callback_id in READERS:
        app.view(str(callback_id))(decide)


def _click(view: Payload, user: str, team: str, now: Now) -> Click:
    form = sent(view, now().date())
    decision = READERS[view["callback_id"]](form)
    return Click(
        outside_id=form_source(view),
        gesture=Gesture.ANSWER if view["callback_id"] == WRITE_ANSWER else Gesture(view["callback_id"]),
        team=team,
        user=user,
        subject=form.carried.subject if decision.subject is None else decision.subject,
        at=now(),
        version=form.carried.version,
        choice=decision.choice,
        values=decision.values,
    )
