"""What a person does in the Home tab of the app."""

from typing import Any

from bridge.sandbox.people.cards import said
from bridge.sandbox.slack.world import user_id
from tests.whole.town import Town, eventually


def looks(town: Town, name: str) -> None:
    """Somebody clicks on the app's Home tab."""
    assert town.hands.do("slack/open_app", user=user_id(name), tab="home")["acked"]


def tab(town: Town, name: str) -> dict[str, Any]:
    """Somebody's Home tab, as soon as there is one."""
    view: dict[str, Any] = eventually(lambda: town.hands.ask("slack/views", user=user_id(name))["home"])
    return view


def press(town: Town, name: str, label: str, **more: Any) -> None:
    """Somebody presses a button in their Home tab."""
    view = tab(town, name)
    rows = [(block["block_id"], block["elements"]) for block in view["blocks"] if block["type"] == "actions"]
    block, button = next(
        (block, one) for block, row in rows for one in row if one["text"]["text"].startswith(label)
    )
    where = {"view_id": view["id"], "action_id": button["action_id"], "block_id": block}
    assert town.hands.do("slack/press", user=user_id(name), **where, **more)["acked"]


def says(town: Town, name: str, words: str) -> None:
    """Somebody's Home tab shows some words, at once or soon."""
    eventually(lambda: words in said(tab(town, name)))


def submit(town: Town, name: str, **values: str) -> None:
    """Somebody fills the form before them in and sends it."""
    view = eventually(lambda: town.views(name))[-1]
    typed = {block: {block: value} for block, value in values.items()}
    answer = town.hands.do("slack/submit", user=user_id(name), view_id=view["id"], values=typed)
    assert not answer["errors"], answer


def close(town: Town, name: str) -> None:
    for view in town.views(name):
        town.hands.do("slack/close", user=user_id(name), view_id=view["id"])
