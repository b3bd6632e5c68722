"""Before words are sent: what will be taken out of them, in the form in which they were typed.

The form comes back with the words as they will be kept, to be sent or changed. What was typed is neither stored nor put
into private metadata: the second submission carries the words without it. Only customer references still stand in them,
as they are lifted out when the words are kept.
"""

from collections.abc import Mapping
from typing import Any

from bridge.domain.listing import in_a_row
from bridge.domain.redaction import Preview
from bridge.slack.blocks import SENTENCE, Block, paragraph, plain
from bridge.slack.elements import LONGEST
from bridge.slack.modals.form import TEXT, View
from bridge.slack.rich import Line
from bridge.slack.text import clip
from bridge.slack.texts import privacy

LOOK = "look"
"""The block that tells a form which was looked at from one that was not."""

_KEPT = f"{TEXT}.kept"
"""The words' field gets another name: one that Slack knows keeps what was typed into it, whatever stands in the view.

https://docs.slack.dev/surfaces/modals#updating_views
"""

_OURS = ("type", "callback_id", "private_metadata", "title", "submit", "close")


def to_look_at(view: Mapping[str, Any], preview: Preview, named: str = privacy.NAMED) -> View | None:
    """A submitted form with its words as they will be kept; None where its author need not look, or has looked.

    Whoever has looked is asked again only where more would be taken out; customer references and likely names they saw.
    Words that are too long for the field with all their placeholders are not shown: nobody is kept from sending.

    Args:
        view: the form as Slack sent it; its field `TEXT` holds the words.
        preview: what would become of the words.
        named: the sentence on a likely name.
    """
    looked = any(block.get("block_id") == LOOK for block in view["blocks"])
    if (not preview.taken if looked else preview.is_as_meant) or len(preview.text) > LONGEST:
        return None
    blocks = [_filled(block, preview.text) for block in view["blocks"] if block.get("block_id") != LOOK]
    kept: View = {name: view[name] for name in _OURS if view.get(name)}
    return {**kept, "title": plain(privacy.KEPT_TITLE), "blocks": [_explained(preview, named), *blocks]}


def _explained(preview: Preview, named: str) -> Block:
    lines = [Line(privacy.KEPT_SO)]
    if preview.taken:
        taken = clip(in_a_row(preview.taken), SENTENCE)
        lines.append(Line(privacy.TAKEN, placeholders=taken))
    if preview.references:
        references = clip(in_a_row(preview.references), SENTENCE)
        lines.append(Line(privacy.LIFTED, references=references))
    if preview.likely_name:
        lines.append(Line(named, words=clip(preview.likely_name, SENTENCE)))
    return {**paragraph(*lines), "block_id": LOOK}


def _filled(block: Block, text: str) -> Block:
    """The field of the words with these in it, without the hint that stood below it; any other block as it is."""
    if block.get("block_id", "").partition(".")[0] != TEXT:
        return block
    name = TEXT if block["block_id"] != TEXT else _KEPT
    filled: Block = {**block, "block_id": name, "element": {**block["element"], "initial_value": text}}
    filled.pop("hint", None)
    return filled
