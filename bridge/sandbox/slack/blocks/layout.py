"""The blocks of Block Kit and the surfaces they stand on, with their documented limits.

See https://docs.slack.dev/reference/block-kit/blocks and https://docs.slack.dev/surfaces/modals
"""

from bridge.sandbox.slack.blocks.checks import (
    Check,
    anything,
    at_least_one,
    boolean,
    both,
    by_type,
    exactly_one,
    items,
    number,
    shape,
    string,
    url,
)
from bridge.sandbox.slack.blocks.elements import ACCESSORIES, ACTIONS, IMAGE, INPUTS, NAME, plain, text


def block(required: dict[str, Check] | None = None, /, **optional: Check) -> Check:
    """A block with its own fields and those that all have."""
    return shape({"type": anything, **(required or {})}, {"block_id": NAME, **optional})


CONTEXT_ELEMENTS = by_type(
    {
        "image": IMAGE,
        "plain_text": text(3000),
        "mrkdwn": text(3000),
    },
)

EVERYWHERE: dict[str, Check] = {
    "section": both(
        block(text=text(3000), fields=items(text(2000), 10), accessory=by_type(ACCESSORIES), expand=boolean),
        at_least_one("text", "fields"),
    ),
    "actions": block({"elements": items(by_type(ACTIONS), 25)}),
    "context": block({"elements": items(CONTEXT_ELEMENTS, 10)}),
    "divider": block(),
    "header": block({"text": plain(150)}, level=number(1, 4)),
    "image": both(
        block({"alt_text": string(2000)}, image_url=url(), slack_file=anything, title=plain(2000)),
        exactly_one("image_url", "slack_file"),
    ),
    "input": block(
        {"label": plain(2000), "element": by_type(INPUTS)},
        hint=plain(2000),
        optional=boolean,
        dispatch_action=boolean,
    ),
    "rich_text": block({"elements": items(anything)}),
}
IN_MESSAGES = {**EVERYWHERE, "markdown": block({"text": string(12_000)})}

MESSAGE = items(by_type(IN_MESSAGES), 50, least=0)
VIEW_BLOCKS = items(by_type(EVERYWHERE), 100)
MODAL = shape(
    {"type": anything, "title": plain(24), "blocks": VIEW_BLOCKS},
    {
        "submit": plain(24),
        "close": plain(24),
        "private_metadata": string(3000, 0),
        "callback_id": string(255, 0),
        "external_id": string(255, 0),
        "clear_on_close": boolean,
        "notify_on_close": boolean,
        "submit_disabled": boolean,
    },
)
HOME = shape(
    {"type": anything, "blocks": VIEW_BLOCKS},
    {
        "private_metadata": string(3000, 0),
        "callback_id": string(255, 0),
        "external_id": string(255, 0),
    },
)
VIEW = by_type({"modal": MODAL, "home": HOME})
