"""Thanks on their way to the team that is thanked."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.language import Phrase as _
from bridge.domain.naming import Side
from bridge.domain.outgoing import Note, Order, Post
from bridge.domain.quotes import as_quote
from bridge.domain.rules import Rules
from bridge.flow.membership import said, shown
from bridge.flow.orders.kinds import Builder
from bridge.flow.people import EVERYBODY, called
from bridge.store.queries.one import the
from bridge.store.tables import Effect, Insight, Person

THANKS = _("Thanks from a customer for {team}, heard by {whom}: “{words}”")
UNQUOTED = _(
    "Thanks from a customer for {team}, heard by {whom}. The words may name somebody, so they are not shown."
)


def _praise(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """The customer's words, and by whom they were heard."""
    insight = the(session, Insight, effect.subject)
    route, person = rules.route(effect.body["theme"]), session.get_one(Person, insight.person_id)
    text = (UNQUOTED if insight.held_back else THANKS).format(
        team=route.team,
        whom=called(session, rules, person, EVERYBODY, Side.SLACK),
        words=shown(insight, as_quote(said(session, insight, effect.object or 0).words)),
    )
    return Post(Note(text), channel=route.channel)


BUILDERS: Mapping[str, Builder] = {"praise": _praise}
