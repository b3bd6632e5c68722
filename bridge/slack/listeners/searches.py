"""What search boxes offer while somebody types, and boxes that only hold a choice until a button is pressed.

https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload
"""

from collections.abc import Callable, Mapping

from slack_bolt import Ack, App

from bridge.domain.forms import Option
from bridge.domain.incoming import Gesture
from bridge.slack.controls import (
    LISTED,
    SEARCH_ISSUES,
    SEARCH_PROBLEMS,
    SEARCH_VALUES,
    TICK,
    Carried,
)
from bridge.slack.desk import Decisions
from bridge.slack.elements import options
from bridge.slack.listeners.sources import Payload
from bridge.slack.modals.fill import matching

OFFERED = 20


def register(app: App, desk: Decisions) -> None:
    """Attach a listener to each kind of search box, and one that takes every choice in silence."""

    def suggest(ack: Ack, payload: Payload, body: Payload) -> None:
        found = SEARCHES[payload["action_id"]](desk, body)
        ack(options=options(found[:OFFERED]))

    def hold(ack: Ack) -> None:
        ack()

    for action_id in SEARCHES:
        app.options(action_id)(suggest)
    for action_id in (*SEARCHES, TICK, LISTED):
        app.action(action_id)(hold)


def _problems(desk: Decisions, body: Payload) -> tuple[Option, ...]:
    """The likeliest before anything is typed, where it is known for which problem; never the problem itself."""
    words, user, subject = _typed(body), body["user"]["id"], _subject(body)
    if words or subject is None:
        found = desk.problems(words, user)
    else:
        found = desk.facts(Gesture(body["view"]["callback_id"]), subject, user).problems
    return tuple(one for one in found if one.value != str(subject))


def _issues(desk: Decisions, body: Payload) -> tuple[Option, ...]:
    words, user, subject = _typed(body), body["user"]["id"], _subject(body)
    if words or subject is None:
        return desk.issues(words, user)
    return desk.facts(Gesture.LINK_ISSUE, subject, user).issues


def _values(desk: Decisions, body: Payload) -> tuple[Option, ...]:
    """Values that Jira allows in a field, where it has too many to list."""
    facts = desk.facts(Gesture.FILL_FIELDS, _subject(body) or 0, body["user"]["id"])
    wanted = (field for field in facts.fields if field.id == body["block_id"])
    return next((matching(field, _typed(body)) for field in wanted), ())


SEARCHES: Mapping[str, Callable[[Decisions, Payload], tuple[Option, ...]]] = {
    SEARCH_PROBLEMS: _problems,
    SEARCH_ISSUES: _issues,
    SEARCH_VALUES: _values,
}


def _typed(body: Payload) -> str:
    return str(body.get("value") or "").strip()


def _subject(body: Payload) -> int | None:
    """The problem that a form is about; a card in a channel has none of its own here."""
    view = body.get("view")
    return Carried.unpack(view.get("private_metadata", "")).subject if view else None
