"""What owners say to those who reported, at their homes: what was useful, and thanks."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.language import Phrase as _
from bridge.domain.outgoing import Note, Order, Post
from bridge.domain.rules import Rules
from bridge.flow.orders.kinds import Builder
from bridge.store.queries import evidence, groups
from bridge.store.queries.one import the
from bridge.store.tables import Effect, Insight, ThankYou

EVIDENCE = _("{team} found your report useful evidence.")
THANKS = _("{team} says: “{text}”")


def _evidence(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """Once at home; what was taken back before it was told is not told."""
    insight, group = the(session, Insight, effect.subject), groups.get(session, effect.object or 0)
    mark = evidence.mark(session, insight.id or 0, effect.object or 0)
    if effect.attempt_at is None and (mark is None or mark.withdrawn_at is not None):
        return None
    return _at_home(insight, EVIDENCE.format(team=rules.route(group.theme).team))


def _thank_you(session: Session, rules: Rules, effect: Effect) -> Order | None:
    said = session.get_one(ThankYou, effect.object)
    if not said.text or (effect.attempt_at is None and said.withdrawn_at is not None):
        return None
    team = rules.route(groups.get(session, said.group_id).theme).team
    return _at_home(the(session, Insight, effect.subject), THANKS.format(team=team, text=said.text))


def _at_home(insight: Insight, text: str) -> Order | None:
    if insight.home_channel is None or insight.home_ts is None:
        return None
    return Post(Note(text), channel=insight.home_channel, thread=insight.story)


BUILDERS: Mapping[str, Builder] = {"evidence": _evidence, "thank_you": _thank_you}
