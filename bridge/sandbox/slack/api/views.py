"""`views.*`; see https://docs.slack.dev/reference/methods/views.open."""

from typing import Any

from bridge.sandbox.slack.api.call import Answer, Call, missing
from bridge.sandbox.slack.blocks import wrong_in_view
from bridge.sandbox.slack.errors import SlackError
from bridge.sandbox.slack.views import View


def open_modal(call: Call) -> Answer:
    """Show a modal to whoever made the gesture."""
    content = _content(call, "modal")
    trigger = call.state.triggers.exchange(call.need("trigger_id"))
    return _shown(call, call.state.views.open(trigger.user, content))


def push(call: Call) -> Answer:
    """Show a modal on top of the one that the gesture was made in."""
    content = _content(call, "modal")
    trigger = call.state.triggers.exchange(call.need("trigger_id"))
    return _shown(call, call.state.views.push(trigger.user, content))


def update(call: Call) -> Answer:
    """Change an open modal."""
    content = _content(call, "modal")
    views = call.state.views
    view = views.get(call.text("view_id")) or views.by_external_id(call.text("external_id"))
    if view is None:
        raise SlackError("not_found")
    if call.text("hash") not in {"", view.hash}:
        raise SlackError("hash_conflict")
    view.show(content)
    return _shown(call, view)


def publish(call: Call) -> Answer:
    """Set somebody's home tab."""
    content = _content(call, "home")
    person = call.person("user_id")
    view = call.state.views.home(person.id)
    if view and call.text("hash") not in {"", view.hash}:
        raise SlackError("hash_conflict")
    return _shown(call, call.state.views.publish(person.id, content))


def _content(call: Call, kind: str) -> dict[str, Any]:
    content = call.structure("view")
    if content is None:
        raise missing("view")
    wrong = wrong_in_view(content)
    if not wrong and content["type"] != kind:
        wrong = [f"[ERROR] must be of the type {kind} [json-pointer:/view/type]"]
    if wrong:
        raise SlackError("invalid_arguments", response_metadata={"messages": wrong})
    return dict(content)


def _shown(call: Call, view: View) -> Answer:
    call.state.view_changed(view)
    return {"view": view.as_json()}
