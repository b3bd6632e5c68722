"""Buttons that open a form: acknowledged first, because a trigger id lives three seconds and the ack no longer.

https://docs.slack.dev/reference/methods/views.open
"""

from slack_bolt import Ack, App

from bridge.domain.errors import RefusalError
from bridge.domain.forms import FormFacts, Option
from bridge.domain.incoming import Gesture
from bridge.slack.calls import Calls
from bridge.slack.cards import words
from bridge.slack.controls import LISTED, SHOW_CUSTOMER, Carried
from bridge.slack.desk import Desk
from bridge.slack.listeners.sources import Payload
from bridge.slack.modals.form import View, notice, refusal
from bridge.slack.modals.table import AT_ONCE, FORMS, TOGETHER
from bridge.slack.rich import Bold, Line
from bridge.slack.texts import customers, forms


def register(app: App, desk: Desk, calls: Calls, team: str) -> None:
    """Attach one listener to each button of the tables."""

    def acknowledge(ack: Ack) -> None:
        ack()

    def open_at_once(action: Payload, body: Payload) -> None:
        show(calls, body, AT_ONCE[action["action_id"]](Carried.unpack(action.get("value", ""))))

    def open_customer(action: Payload, body: Payload) -> None:
        carried = Carried.unpack(action.get("value", ""))
        show(calls, body, _customer(desk, team, body["user"]["id"], carried.subject))

    def open_form(action: Payload, body: Payload) -> None:
        carried = Carried.unpack(action.get("value", ""))
        show(calls, body, _form(desk, Gesture(action["action_id"]), carried, body["user"]["id"]))

    def open_together(action: Payload, body: Payload) -> None:
        show(calls, body, _together(desk, Gesture(action["action_id"]), body))

    openers = (
        (AT_ONCE, open_at_once),
        ((SHOW_CUSTOMER,), open_customer),
        (FORMS, open_form),
        (TOGETHER, open_together),
    )
    for action_ids, opener in openers:
        for action_id in action_ids:
            app.action(str(action_id))(ack=acknowledge, lazy=[opener])


def show(calls: Calls, body: Payload, view: View) -> None:
    """Open a view; what was pressed in another window stands in its place."""
    if _is_window(body):
        calls("views.update", view_id=body["view"]["id"], view=view)
    else:
        calls("views.open", trigger_id=body["trigger_id"], view=view)


def _is_window(body: Payload) -> bool:
    """Whether something was pressed in a window, and not on a message or in the App Home."""
    return bool(body.get("view")) and body["view"].get("type") != "home"


def _customer(desk: Desk, team: str, user: str, call_back: int) -> View:
    try:
        shown = desk.customer(team, user, call_back)
    except RefusalError as error:
        return refusal(str(error))
    line = Line(
        customers.REFERENCE, name=words.reference(shown.name), insight=shown.insight, value=Bold(shown.value)
    )
    return notice(customers.REFERENCE_TITLE, line)


def _form(desk: Desk, gesture: Gesture, carried: Carried, user: str) -> View:
    try:
        facts = desk.facts(gesture, carried.subject, user)
    except RefusalError as error:
        return refusal(str(error))
    except LookupError:
        return refusal(forms.NOT_FOUND)
    return FORMS[gesture].view(Carried(carried.subject, carried.version), facts)


def _together(desk: Desk, gesture: Gesture, body: Payload) -> View:
    chosen = _chosen(body)
    if not chosen:
        return notice(forms.CHOOSE_TITLE, Line(forms.CHOOSE_FIRST))
    try:
        for one in chosen:
            desk.facts(gesture, int(one.value), body["user"]["id"])
    except RefusalError as error:
        return refusal(str(error))
    except LookupError:
        return refusal(forms.NOT_FOUND)
    numbers = " ".join(one.value for one in chosen)
    return TOGETHER[gesture].view(Carried(0, choice=numbers), FormFacts("", problems=chosen))


def _chosen(body: Payload) -> tuple[Option, ...]:
    values = (body.get("state") or {}).get("values") or {}
    chosen = values.get(LISTED, {}).get(LISTED, {}).get("selected_options") or ()
    return tuple(
        Option(one["value"], (one.get("text") or {}).get("text", ""))
        for one in chosen
        if one["value"].isdecimal()
    )
