"""The form for what Jira still wants before it takes an issue."""

from bridge.domain.forms import FormFacts, Option
from bridge.domain.incoming import FieldNeeded, Gesture
from bridge.slack.blocks import LABEL, Block
from bridge.slack.controls import SEARCH_VALUES, Carried
from bridge.slack.elements import CHOICES, calendar, number, one_of, options, person, search, some_of, words
from bridge.slack.given import LINES
from bridge.slack.modals.form import View, about, ask, form, refusal
from bridge.slack.modals.sent import Decision, Sent
from bridge.slack.text import clip
from bridge.slack.texts import common, forms

SEVERAL = {"options", "names"}
VALUE = "value"


def view(carried: Carried, facts: FormFacts) -> View:
    """Asks for every field, each as what Jira says it is."""
    if not facts.fields:
        return refusal(forms.FILL_NOTHING)
    return form(
        Gesture.FILL_FIELDS,
        [*about(facts), *(_field(one) for one in facts.fields)],
        title=forms.FILL_TITLE,
        send=forms.FILL_SEND,
        carried=carried,
    )


def read(sent: Sent) -> Decision:
    """What was filled in, by field."""
    return Decision(values=sent.values)


def matching(field: FieldNeeded, typed: str) -> tuple[Option, ...]:
    """The values of a field that a search box offers."""
    wanted = typed.casefold().split()
    return tuple(
        Option(value, value) for value in field.allowed if all(word in value.casefold() for word in wanted)
    )


def _field(field: FieldNeeded) -> Block:
    hint = forms.FILL_ONE_A_LINE if field.kind in SEVERAL and not field.allowed else ""
    return ask(field.id, clip(field.name, 2 * LABEL) or field.id, _element(field), hint=hint)


def _element(field: FieldNeeded) -> Block:
    if field.allowed:
        return _allowed(field)
    match field.kind:
        case "number":
            return number(VALUE, decimal=True)
        case "date":
            return calendar(VALUE)
        case "user":
            return person(VALUE, common.CHOOSE_PERSON)
        case "options" | "names":
            return words(LINES)
        case kind:
            return words(VALUE, lines=kind == "text")


def _allowed(field: FieldNeeded) -> Block:
    several = field.kind in SEVERAL
    if len(field.allowed) > CHOICES:
        return search(SEARCH_VALUES, forms.SEARCH_VALUES, several=several)
    given = options(Option(value, value) for value in field.allowed)
    return some_of(VALUE, given, forms.CHOOSE) if several else one_of(VALUE, given, forms.CHOOSE)
