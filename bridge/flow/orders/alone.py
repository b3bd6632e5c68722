"""A month without anybody else: told in the home of a report."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.outgoing import Order, Post, StillAlone
from bridge.domain.quotes import titled
from bridge.domain.rules import Rules
from bridge.domain.stages import Stage
from bridge.flow.orders.kinds import Builder
from bridge.store.queries import groups
from bridge.store.queries.one import the
from bridge.store.tables import Effect, Insight


def _alone(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """Not told any more once somebody else has reported it, or its words are gone."""
    insight = the(session, Insight, effect.subject)
    group = groups.get(session, effect.object or 0)
    if insight.home_channel is None or insight.home_ts is None or insight.removed_at is not None:
        return None
    if group.stage != Stage.HEARD or groups.reports(session, group.id or 0) != 1:
        return None
    card = StillAlone(insight.id or 0, titled(group.title), group.created_at, rules.listen)
    return Post(card, channel=insight.home_channel, thread=insight.story)


BUILDERS: Mapping[str, Builder] = {"alone": _alone}
