"""The form for details. The report is saved already, so nothing in it must be filled in."""

from collections.abc import Mapping

from bridge.domain.details import Added, Contact, Details, Feeling
from bridge.domain.forms import Option
from bridge.domain.incoming import Gesture
from bridge.domain.language import Phrase
from bridge.slack.blocks import Block, paragraph
from bridge.slack.controls import Carried
from bridge.slack.elements import files, one_of, option, radios, words
from bridge.slack.modals.form import View, ask, form, notice
from bridge.slack.modals.sent import Sent
from bridge.slack.rich import Line
from bridge.slack.texts import details as texts

CONTACT, PARTNER, FEELING, CUSTOMER, FILE = "contact", "partner", "feeling", "customer", "file"
PARTNER_LENGTH, CUSTOMER_LENGTH = 100, 200


def view(number: int, given: Details) -> View:
    """Asks for each; what was said before stands there already."""
    contacts, feelings = _options(texts.CONTACTS), _options(texts.FEELINGS)
    contact = one_of(CONTACT, contacts, chosen=_chosen(contacts, given.contact))
    feeling = radios(FEELING, feelings, _chosen(feelings, given.feeling))
    partner = words(PARTNER, lines=False, most=PARTNER_LENGTH, now=given.partner)
    customer = words(CUSTOMER, lines=False, most=CUSTOMER_LENGTH)
    fields = [
        ask(CONTACT, texts.CONTACT, contact, optional=True),
        ask(FEELING, texts.FEELING, feeling, optional=True),
        ask(PARTNER, texts.PARTNER, partner, hint=texts.PARTNER_HINT, optional=True),
        ask(CUSTOMER, texts.CUSTOMER, customer, hint=texts.CUSTOMER_HINT, optional=True),
        ask(FILE, texts.FILE, files(FILE), hint=texts.FILE_HINT, optional=True),
    ]
    lead = paragraph(Line(texts.LEAD, number=number))
    return form(Gesture.DETAILS, [lead, *fields], title=texts.TITLE, send=texts.SEND, carried=Carried(number))


def read(sent: Sent, event: str, team: str, user: str) -> Added:
    """What was added."""
    pairs = (one.partition(" ") for one in sent.values.get(FILE, ()))
    return Added(
        insight=sent.carried.subject,
        event=event,
        team=team,
        user=user,
        details=Details(sent.first(CONTACT), sent.first(PARTNER), sent.first(FEELING)),
        customer=sent.first(CUSTOMER),
        files=tuple((file, kind) for file, _, kind in pairs),
    )


def added(number: int) -> View:
    """What stands in its place."""
    return notice(texts.ADDED_TITLE, Line(texts.ADDED, number=number))


def _options(labels: Mapping[Contact, Phrase] | Mapping[Feeling, Phrase]) -> list[Block]:
    return [option(Option(value, label)) for value, label in labels.items()]


def _chosen(options: list[Block], value: str) -> Block | None:
    return next((one for one in options if one["value"] == value), None)
