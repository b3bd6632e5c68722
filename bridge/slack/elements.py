"""What a person can tick, choose, search, pick or type: the elements of cards and forms, cut to Slack's limits.

https://docs.slack.dev/reference/block-kit/block-elements
"""

from collections.abc import Iterable, Sequence
from datetime import date

from bridge.domain.forms import Option
from bridge.slack.blocks import LABEL, Block, plain
from bridge.slack.text import clip

LONGEST = 3000
"""Slack takes no more in one text field."""

FILES = 3
"""Files that are taken at once."""

TICKED = 10
CHOICES = 100
VALUE = 150
"""Most boxes of one set, most options of one menu, longest value of an option."""


def option(one: Option, *, more: str = "") -> Block:
    """An option; what does not fit into its label stands below it in small letters."""
    made: Block = {"text": plain(clip(one.label, LABEL) or one.value), "value": one.value[:VALUE]}
    return {**made, "description": plain(clip(more, LABEL))} if more else made


def options(given: Iterable[Option]) -> list[Block]:
    """As many options as a menu takes."""
    return [option(one) for one in given][:CHOICES]


def told_in_full(one: Option) -> Block:
    """An option whose label may run on into a second line."""
    if len(one.label) <= LABEL:
        return option(one)
    first = one.label[:LABEL].rpartition(" ")[0] or one.label[:LABEL]
    return option(Option(one.value, first), more=one.label[len(first) :].strip())


def boxes(action_id: str, given: Sequence[Block], ticked: Sequence[Block] = ()) -> Block:
    """Boxes to tick, at most ten."""
    made: Block = {"type": "checkboxes", "action_id": action_id, "options": list(given)}
    return {**made, "initial_options": list(ticked)} if ticked else made


def radios(action_id: str, given: Sequence[Block], chosen: Block | None = None) -> Block:
    """A few answers, of which one is chosen."""
    return _menu("radio_buttons", action_id, "", options=list(given), initial_option=chosen)


def files(action_id: str) -> Block:
    """Files from somebody's own device."""
    return {"type": "file_input", "action_id": action_id, "max_files": FILES}


def one_of(
    action_id: str, given: Sequence[Block], placeholder: str = "", chosen: Block | None = None
) -> Block:
    """A menu to choose one thing from."""
    return _menu("static_select", action_id, placeholder, options=list(given), initial_option=chosen)


def some_of(action_id: str, given: Sequence[Block], placeholder: str, most: int | None = None) -> Block:
    """A menu to choose several things from."""
    made = _menu("multi_static_select", action_id, placeholder, options=list(given))
    return {**made, "max_selected_items": most} if most else made


def search(action_id: str, placeholder: str, *, several: bool = False) -> Block:
    """A box to search in; it offers something before anything is typed."""
    kind = "multi_external_select" if several else "external_select"
    return {**_menu(kind, action_id, placeholder), "min_query_length": 0}


def person(action_id: str, placeholder: str, chosen: str = "") -> Block:
    """Somebody of the workspace; the one who is chosen already, by Slack's id, stands in it."""
    return _menu("users_select", action_id, placeholder, initial_user=chosen)


def calendar(action_id: str, day: date | None = None) -> Block:
    """A day."""
    made: Block = {"type": "datepicker", "action_id": action_id}
    return {**made, "initial_date": day.isoformat()} if day else made


def clock_face(action_id: str, at: str = "") -> Block:
    """A time of the day, such as ``07:30``."""
    made: Block = {"type": "timepicker", "action_id": action_id}
    return {**made, "initial_time": at} if at else made


def number(action_id: str, *, decimal: bool = False, least: int | None = None) -> Block:
    """A number."""
    made: Block = {"type": "number_input", "action_id": action_id, "is_decimal_allowed": decimal}
    return made if least is None else {**made, "min_value": str(least)}


def words(
    action_id: str,
    *,
    placeholder: str = "",
    lines: bool = True,
    now: str = "",
    focus: bool = False,
    most: int = LONGEST,
) -> Block:
    """Free text, of several lines unless said otherwise; `now` stands in it already."""
    made: Block = {
        "type": "plain_text_input",
        "action_id": action_id,
        "multiline": lines,
        "max_length": most,
        "focus_on_load": focus,
    }
    if placeholder:
        made["placeholder"] = plain(placeholder)
    return {**made, "initial_value": now[:most]} if now else made


def _menu(kind: str, action_id: str, placeholder: str, **more: object) -> Block:
    made: Block = {"type": kind, "action_id": action_id}
    if placeholder:
        made["placeholder"] = plain(placeholder)
    return made | {name: value for name, value in more.items() if value}
