"""The elements of Block Kit and their documented limits.

See https://docs.slack.dev/reference/block-kit/block-elements
"""

from bridge.sandbox.slack.blocks.checks import (
    Check,
    anything,
    boolean,
    both,
    by_type,
    exactly_one,
    items,
    matching,
    number,
    one_of,
    shape,
    string,
    url,
)

NAME = string(255)
VALUE = string(150)


def plain(most: int) -> Check:
    """A plain text object of at most `most` characters."""
    return by_type({"plain_text": _plain(most)})


def text(most: int) -> Check:
    """A plain or a mrkdwn text object of at most `most` characters."""
    mrkdwn = shape({"type": anything, "text": string(most)}, {"verbatim": boolean})
    return by_type({"plain_text": _plain(most), "mrkdwn": mrkdwn})


def _plain(most: int) -> Check:
    return shape({"type": anything, "text": string(most)}, {"emoji": boolean})


CONFIRM = shape(
    {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": one_of("primary", "danger")},
)
OPTION = shape({"text": plain(75), "value": VALUE}, {"description": plain(75)})
RICH_OPTION = shape({"text": text(75), "value": VALUE}, {"description": text(75)})
OVERFLOW_OPTION = shape({"text": plain(75), "value": VALUE}, {"description": plain(75), "url": url()})
GROUP = shape({"label": plain(75), "options": items(OPTION, 100)})
DISPATCH = shape({"trigger_actions_on": items(one_of("on_enter_pressed", "on_character_entered"), 2)})


def element(required: dict[str, Check] | None = None, /, **optional: Check) -> Check:
    """An element with its own fields and those that all have."""
    return shape({"type": anything, **(required or {})}, {"action_id": NAME, **optional})


def chooser(**own: Check) -> Check:
    """A select menu or date picker."""
    return element(placeholder=plain(150), confirm=CONFIRM, focus_on_load=boolean, **own)


def typed(required: dict[str, Check] | None = None, /, **own: Check) -> Check:
    """A field to type in."""
    common = {"placeholder": plain(150), "initial_value": anything, "dispatch_action_config": DISPATCH}
    return shape(
        {"type": anything, **(required or {})}, {"action_id": NAME, "focus_on_load": boolean, **common, **own}
    )


def options_of(**initial: Check) -> Check:
    """A select menu with its options written out."""
    return both(
        chooser(options=items(OPTION, 100), option_groups=items(GROUP, 100), **initial),
        exactly_one("options", "option_groups"),
    )


BUTTON = element(
    {"text": plain(75)},
    url=url(),
    value=string(2000),
    style=one_of("primary", "danger"),
    confirm=CONFIRM,
    accessibility_label=string(75),
)
IMAGE = both(
    shape({"type": anything, "alt_text": string(2000)}, {"image_url": url(), "slack_file": anything}),
    exactly_one("image_url", "slack_file"),
)
MANY = number(1)

ACTIONS: dict[str, Check] = {
    "button": BUTTON,
    "overflow": element({"options": items(OVERFLOW_OPTION, 5)}, confirm=CONFIRM),
    "checkboxes": element(
        {"options": items(RICH_OPTION, 10)},
        initial_options=items(RICH_OPTION),
        confirm=CONFIRM,
        focus_on_load=boolean,
    ),
    "radio_buttons": element(
        {"options": items(RICH_OPTION, 10)},
        initial_option=RICH_OPTION,
        confirm=CONFIRM,
        focus_on_load=boolean,
    ),
    "static_select": options_of(initial_option=OPTION),
    "multi_static_select": options_of(initial_options=items(OPTION), max_selected_items=MANY),
    "external_select": chooser(initial_option=OPTION, min_query_length=number(0)),
    "multi_external_select": chooser(
        initial_options=items(OPTION),
        min_query_length=number(0),
        max_selected_items=MANY,
    ),
    "users_select": chooser(initial_user=string(255)),
    "multi_users_select": chooser(initial_users=items(string(255)), max_selected_items=MANY),
    "channels_select": chooser(initial_channel=string(255), response_url_enabled=boolean),
    "conversations_select": chooser(
        initial_conversation=string(255),
        default_to_current_conversation=boolean,
        response_url_enabled=boolean,
        filter=anything,
    ),
    "datepicker": chooser(initial_date=matching(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", "date")),
    "timepicker": chooser(
        initial_time=matching(r"([01]\d|2[0-3]):[0-5]\d", "time"),
        timezone=string(255),
    ),
    "datetimepicker": element(initial_date_time=number(0), confirm=CONFIRM, focus_on_load=boolean),
}

TYPED: dict[str, Check] = {
    "plain_text_input": typed(multiline=boolean, min_length=number(0, 3000), max_length=number(1, 3000)),
    "email_text_input": typed(),
    "url_text_input": typed(),
    "number_input": typed({"is_decimal_allowed": boolean}, min_value=string(255), max_value=string(255)),
    "rich_text_input": typed({"action_id": NAME}),
    "file_input": element(filetypes=items(string(20)), max_files=number(1, 10)),
}

ACCESSORIES = {**ACTIONS, "image": IMAGE}
INPUTS = {name: check for name, check in {**ACTIONS, **TYPED}.items() if name not in {"button", "overflow"}}
