"""Forms that were sent. Slack never sends one again, so the form closes only after the commit.

https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
"""

from slack_bolt import Ack, App

from bridge.domain.incoming import Click, Gesture
from bridge.domain.language import spoken
from bridge.slack.controls import WRITE_ANSWER
from bridge.slack.desk import Desk
from bridge.slack.listeners.sources import SLACKBOT, Now, Payload, Us, form_source
from bridge.slack.modals import insight, preview
from bridge.slack.modals.form import TEXT, View, field_of, wrong
from bridge.slack.modals.sent import WrongError, sent
from bridge.slack.modals.table import AFTERWARDS, READERS
from bridge.slack.texts import capture, privacy


def register(app: App, desk: Desk, us: Us, now: Now) -> None:
    """Attach the form of `/insight` and every form that decides something."""

    def report(ack: Ack, view: Payload, body: Payload) -> None:
        form, user = sent(view, now().date()), body["user"]["id"]
        said = insight.read(form, form_source(view), us.team, user, now())
        if said.user in {us.bot_user, SLACKBOT}:
            ack(wrong(insight.OF, spoken(capture.NOT_A_PERSON)))
        elif look := preview.to_look_at(view, desk.preview(said.text)):
            ack(response_action="update", view=look)
        else:
            number, of = desk.keep(said).number, said.user if said.captor else ""
            ack(response_action="update", view=insight.saved(number, of, desk.recognise(said)))

    def decide(ack: Ack, view: Payload, body: Payload) -> None:
        if look := _answer_to_look_at(view, desk, now):
            ack(response_action="update", view=look)
            return
        try:
            click = _click(view, body["user"]["id"], us.team, now)
        except WrongError as error:
            ack(wrong(field_of(view, error.field), error.sentence))
            return
        desk.click(click)
        if after := AFTERWARDS.get(view["callback_id"]):
            ack(response_action="update", view=after())
        else:
            ack()

    app.view(insight.CALLBACK)(report)
    for callback_id in READERS:
        app.view(str(callback_id))(decide)


def _answer_to_look_at(view: Payload, desk: Desk, now: Now) -> View | None:
    """What somebody answers a team, before it is kept; what other forms hold is quoted nowhere else."""
    if view["callback_id"] != WRITE_ANSWER:
        return None
    text = sent(view, now().date()).first(TEXT)
    return preview.to_look_at(view, desk.preview(text), privacy.NAMED_IN_ANSWER)


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
