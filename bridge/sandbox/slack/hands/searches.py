"""What people are offered while they type into a search box.

See https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload
"""

from bridge.sandbox.slack import interactions
from bridge.sandbox.slack.blocks import Blocks, wrong_in_options
from bridge.sandbox.slack.blocks.state import SEARCHED, Suggested, find
from bridge.sandbox.slack.errors import HandError
from bridge.sandbox.slack.hands.asked import Answer, Asked, acked
from bridge.sandbox.slack.interactions import Payload


async def suggest(asked: Asked) -> Answer:
    """`POST /sandbox/slack/suggest`: type `value` into a search box, and see what the app offers.

    The box is named by `action_id` and, where that is not unique, `block_id`; it stands on the message `channel` and
    `ts`, or in the modal `view_id`. Who then chooses gives the value of one of the options.
    """
    with asked.state.lock:
        place, blocks, offered = _place(asked)
        block_id, element = find(blocks, asked.need("action_id"), asked.text("block_id") or None)
        if element["type"] not in SEARCHED:
            raise HandError(f"Nobody can search in {element['action_id']!r}.")
        payload = {
            **interactions.interactive("block_suggestion", asked.state.world.team, asked.person()),
            **place,
            "action_id": element["action_id"],
            "block_id": block_id,
            "value": asked.text("value"),
        }
    ack = await asked.state.delivery.gesture("search", "interactive", payload)
    options = (ack.payload or {}).get("options") or []
    if wrong := wrong_in_options(options):
        raise HandError("The app offered what Slack refuses: " + "; ".join(wrong), 502)
    with asked.state.lock:
        offered[block_id, element["action_id"]] = options
    return {**acked([ack]), "options": options}


def _place(asked: Asked) -> tuple[Payload, Blocks, Suggested]:
    if asked.text("view_id"):
        view = asked.view()
        return interactions.in_view(view.as_json()), view.blocks, view.suggested
    channel = asked.channel()
    message = asked.message(channel)
    place = interactions.on_message(message, channel, "")
    del place["response_url"]
    return place, message.blocks, message.suggested.setdefault(asked.person().id, {})
