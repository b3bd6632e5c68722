"""Check-up cards on their way out."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.outgoing import Order, Post, Update
from bridge.domain.rules import Rules
from bridge.flow import views
from bridge.flow.orders.kinds import Builder
from bridge.store.queries import groups
from bridge.store.tables import CheckUp, Effect


def _check_up(session: Session, rules: Rules, effect: Effect) -> Order | None:
    check_up = session.get_one(CheckUp, effect.subject)
    group = groups.get(session, check_up.group_id)
    return Post(views.check_up_card(session, rules, check_up), channel=rules.route(group.theme).channel)


def _check_up_edit(session: Session, rules: Rules, effect: Effect) -> Order | None:
    check_up = session.get_one(CheckUp, effect.subject)
    if check_up.channel is None or check_up.ts is None:
        return None
    return Update(views.check_up_card(session, rules, check_up), check_up.channel, check_up.ts)


BUILDERS: Mapping[str, Builder] = {"check_up": _check_up, "check_up_edit": _check_up_edit}
