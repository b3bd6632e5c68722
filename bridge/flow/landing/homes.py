"""What happened in the homes of insights."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from bridge.domain.errors import RefusedError
from bridge.domain.outgoing import Posted
from bridge.domain.rules import Rules
from bridge.flow import outbox, tabs
from bridge.flow.landing.kinds import Landing, Refusal, Result
from bridge.store.queries import effects, outages
from bridge.store.queries.known import IN_THREAD, KIND
from bridge.store.tables import Asked, Effect, Insight, Person

GONE = frozenset({"message_not_found", "edit_window_closed", "cannot_reply_to_message"})
"""What Slack says when a card, or the top of its thread, is not there any more or cannot be edited."""

UNREACHABLE = frozenset(
    {"cannot_dm_bot", "user_not_found", "user_not_visible", "method_not_supported_for_channel_type"}
)
"""What Slack says when somebody cannot be written to. https://docs.slack.dev/reference/methods/conversations.open#errors"""


def _home(session: Session, _rules: Rules, effect: Effect, result: Result, now: datetime) -> None:
    insight = session.get(Insight, effect.subject)
    if insight is not None and isinstance(result, Posted):
        insight.home_channel, insight.home_ts = result.channel, result.ts
        insight.home_with = None
        session.add(insight)
        outages.share_home(session, insight)
        tabs.follow(session, session.get_one(Person, insight.person_id), now)


def _question(session: Session, _rules: Rules, effect: Effect, result: Result, now: datetime) -> None:
    asked = session.get(Asked, effect.subject)
    if asked is not None and isinstance(result, Posted):
        asked.card_channel, asked.card_ts = result.channel, result.ts
        session.add(asked)
        tabs.follow(session, session.get_one(Person, asked.person_id), now)


def _news(session: Session, _rules: Rules, effect: Effect, _result: Result, now: datetime) -> None:
    """Whoever has their App Home before them sees it there too."""
    insight = session.get(Insight, effect.subject)
    if insight is not None:
        tabs.follow(session, session.get_one(Person, insight.person_id), now)


def _home_gone(session: Session, _rules: Rules, effect: Effect, error: RefusedError, now: datetime) -> None:
    """A card that is gone gets a new home, once, and what was to be said there follows; what waits behind it waits."""
    insight = _insight_of(session, effect)
    key = f"home:{insight}:{effect.id}"
    if insight is None or error.code not in GONE or effects.by_key(session, key) is not None:
        return
    home = outbox.enqueue(
        session, key, kind="home", subject=insight, target=key, priority=outbox.Priority.HOME, now=now
    )
    effect.needs = home.id
    outbox.again(session, effect, now)


def _no_messages(session: Session, _rules: Rules, effect: Effect, error: RefusedError, now: datetime) -> None:
    """Whom the bot cannot write to, such as people of another company, finds the home below what they said."""
    insight = session.get(Insight, effect.subject)
    if insight is None or error.code not in UNREACHABLE or insight.home_thread or not insight.ts:
        return
    insight.home_thread = insight.thread or insight.ts
    session.add(insight)
    outbox.again(session, effect, now)


def _no_answer(session: Session, _rules: Rules, effect: Effect, error: RefusedError, now: datetime) -> None:
    """Whom the bot cannot write to is answered in the thread where they asked."""
    if error.code in UNREACHABLE and IN_THREAD not in effect.body:
        effect.body = effect.body | {IN_THREAD: True}
        outbox.again(session, effect, now)


def _insight_of(session: Session, effect: Effect) -> int | None:
    """Whose home the effect is about; what a volunteer is asked has none."""
    if effect.kind not in _OF_ASKED:
        return effect.subject
    asked = session.get(Asked, effect.subject)
    return asked.insight_id if asked else None


_OF_ASKED = ("question", "remind", "thanks")
_OF_CUSTOMERS = ("customers", "customers_due")
_OF_NEWS = (
    "stage",
    "heard",
    "alone",
    "still_same",
    "known",
    "evidence",
    "thank_you",
    "reply_heard",
    "recall_told",
)
_IN_HOMES = ("card", *_OF_NEWS, *_OF_CUSTOMERS, *_OF_ASKED)

LANDED: Mapping[str, Landing] = {
    "home": _home,
    "question": _question,
    **dict.fromkeys(("stage", "customers"), _news),
}
REFUSED: Mapping[str, Refusal] = {
    "home": _no_messages,
    KIND: _no_answer,
    **dict.fromkeys(_IN_HOMES, _home_gone),
}
