"""The forms that decide about several problems at once: each lists them first."""

from bridge.domain.forms import FormFacts
from bridge.domain.incoming import Gesture
from bridge.slack.blocks import SENTENCE, Block, bullets, paragraph
from bridge.slack.controls import Carried
from bridge.slack.elements import one_of, option, options, words
from bridge.slack.modals.form import TEXT, View, ask, form, notice
from bridge.slack.modals.sent import Decision, Sent
from bridge.slack.rich import Bold, Line
from bridge.slack.text import clip
from bridge.slack.texts import common, forms

INTO = "into"
PROBLEMS = "problems"


def decline(carried: Carried, facts: FormFacts) -> View:
    """Lists the problems and asks for one reason."""
    reason = ask(TEXT, forms.DECLINE_LABEL, words(TEXT, focus=True), hint=forms.DECLINE_ALL_HINT)
    return form(
        Gesture.DECLINE_ALL,
        [*_listed(facts, forms.DECLINE_ALL_LEAD), reason],
        title=forms.DECLINE_TITLE,
        send=forms.DECLINE_SEND,
        carried=carried,
    )


def declined(sent: Sent) -> Decision:
    """The reason, for all of them."""
    return Decision(sent.need(TEXT), {PROBLEMS: tuple(sent.carried.choice.split())})


def merge(carried: Carried, facts: FormFacts) -> View:
    """Lists the problems and asks which one goes on."""
    if len(facts.problems) < 2:
        return notice(forms.CHOOSE_TITLE, Line(forms.MERGE_ALL_FEW))
    menu = one_of(INTO, options(facts.problems), chosen=option(facts.problems[0]))
    return form(
        Gesture.MERGE_ALL,
        [
            *_listed(facts, forms.MERGE_ALL_LEAD),
            ask(INTO, forms.MERGE_ALL_LABEL, menu, hint=forms.MERGE_ALL_HINT),
        ],
        title=forms.MERGE_TITLE,
        send=forms.MERGE_SEND,
        carried=carried,
    )


def merged(sent: Sent) -> Decision:
    """The problem that goes on, and the others."""
    into = sent.need(INTO, forms.NO_PROBLEM)
    others = tuple(number for number in sent.carried.choice.split() if number != into)
    return Decision(values={PROBLEMS: others}, subject=int(into))


def _listed(facts: FormFacts, lead: str) -> list[Block]:
    count = common.PROBLEMS(len(facts.problems))
    titles = [Line("{title}", title=clip(one.label, SENTENCE)) for one in facts.problems]
    return [paragraph(Line(lead, problems=Bold(count))), bullets(titles)]
