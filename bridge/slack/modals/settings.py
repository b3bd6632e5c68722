"""What somebody wants of the bridge: when it speaks to them, in which language, and who sees their name."""

from collections.abc import Mapping

from bridge.domain.forms import Option
from bridge.domain.incoming import Gesture
from bridge.domain.preferences import Wishes, clock
from bridge.slack.blocks import Block
from bridge.slack.elements import clock_face, one_of, option, radios
from bridge.slack.modals.form import View, ask, form
from bridge.slack.modals.sent import Decision, Sent, WrongError
from bridge.slack.texts import app_home as texts

NEWS, FROM, UNTIL, LANGUAGE, NAMED = "news", "quiet_from", "quiet_until", "language", "named"
AS_IN_SLACK = "slack"
"""Stands for no language of one's own: an option's value may not be empty."""


def view(wishes: Wishes) -> View:
    """Shows what holds now; who sees a name only where that is left to people."""
    quiet = wishes.quiet
    hint = texts.QUIET_HINT.format(zone=wishes.zone or texts.SOMEWHERE)
    fields = [
        ask(NEWS, texts.NEWS_LABEL, _radios(NEWS, texts.NEWS_CHOICES, wishes.news), hint=texts.NEWS_HINT),
        ask(FROM, texts.FROM_LABEL, clock_face(FROM, clock(quiet.start) if quiet else ""), optional=True),
        ask(
            UNTIL,
            texts.UNTIL_LABEL,
            clock_face(UNTIL, clock(quiet.end) if quiet else ""),
            hint=hint,
            optional=True,
        ),
        ask(LANGUAGE, texts.LANGUAGE_LABEL, _languages(wishes.language)),
        *_named(wishes.named),
    ]
    return form(Gesture.PREFER, fields, title=texts.SETTINGS, send=texts.SETTINGS_SEND)


def _radios(name: str, choices: Mapping[str, str], chosen: str) -> Block:
    made = {value: option(Option(value, label)) for value, label in choices.items()}
    return radios(name, list(made.values()), made[chosen])


def _languages(chosen: str) -> Block:
    made = {code: option(Option(code or AS_IN_SLACK, label)) for code, label in texts.LANGUAGES.items()}
    return one_of(LANGUAGE, list(made.values()), chosen=made.get(chosen, made[""]))


def _named(named: bool | None) -> list[Block]:
    if named is None:
        return []
    choice = _radios(NAMED, texts.NAMED_CHOICES, "yes" if named else "no")
    return [ask(NAMED, texts.NAMED_LABEL, choice, hint=texts.NAMED_HINT)]


def read(sent: Sent) -> Decision:
    """What was set; quiet hours need a beginning and another time as their end."""
    start, end = sent.first(FROM), sent.first(UNTIL)
    if bool(start) != bool(end):
        raise WrongError(UNTIL if start else FROM, texts.BOTH_TIMES)
    if start and start == end:
        raise WrongError(UNTIL, texts.TWO_TIMES)
    return Decision(values=sent.only(NEWS, FROM, UNTIL, LANGUAGE, NAMED))
