"""What else can be decided of a problem, with a sentence on each.

A window and not a menu on the card: Slack's menu keeps showing the last choice, does not take the same one twice,
and has no room to say what a word means.
"""

from bridge.slack.blocks import Block, plain
from bridge.slack.controls import Carried, button
from bridge.slack.modals.form import View
from bridge.slack.texts import common, forms


def view(carried: Carried) -> View:
    """A line a decision; `carried.choice` names those that make sense now."""
    return {
        "type": "modal",
        "title": plain(forms.MORE_TITLE),
        "close": plain(common.CLOSE),
        "blocks": [_line(name, Carried(carried.subject)) for name in carried.choice.split()],
    }


def _line(name: str, carried: Carried) -> Block:
    label, sentence = forms.FURTHER[name]
    return {"type": "section", "text": plain(sentence), "accessory": button(label, name, carried)}
