"""The form for what agents tell customers during an outage, channel by channel."""

from collections.abc import Iterator

from bridge.domain.forms import FormFacts, Option
from bridge.domain.incoming import Gesture
from bridge.slack.blocks import Block, paragraph
from bridge.slack.controls import Carried
from bridge.slack.elements import words
from bridge.slack.modals.form import View, about, ask, form
from bridge.slack.modals.sent import Decision, Sent
from bridge.slack.rich import Channel, Line
from bridge.slack.texts import outages as texts

WORDING = "banner_"
"""How the name of a channel's field begins; its id follows."""

LONGEST = 300
MOST = 40
"""A line and a field for each channel: a view holds a hundred blocks."""


def view(carried: Carried, facts: FormFacts) -> View:
    """A field for each channel; what stands there now stands in it already."""
    fields = [block for one in facts.banners[:MOST] for block in _field(one)]
    return form(
        Gesture.BANNER_WORDING,
        [*about(facts), *(fields or [paragraph(Line(texts.FORM_NOTHING))])],
        title=texts.FORM_TITLE,
        send=texts.FORM_SEND,
        carried=carried,
    )


def _field(banner: Option) -> Iterator[Block]:
    name = WORDING + banner.value
    yield paragraph(Line(texts.FORM_CHANNEL, channel=Channel(banner.value)))
    said = words(name, now=banner.label, most=LONGEST)
    yield ask(name, texts.FORM_LABEL, said, hint=texts.FORM_HINT, optional=True)


def read(sent: Sent) -> Decision:
    """What stands in each channel from now on."""
    return Decision(values={name: said for name, said in sent.values.items() if name.startswith(WORDING)})
