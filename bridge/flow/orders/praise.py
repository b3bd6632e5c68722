"""Thanks on their way to the team that is thanked."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.outgoing import Note, Order, Post
from bridge.domain.quotes import as_quote
from bridge.domain.rules import Rules
from bridge.flow.membership import said
from bridge.flow.orders.kinds import Builder, the_insight
from bridge.store.tables import Effect

THANKS = "Thanks from a customer for {team}: “{words}”{heard}"
UNQUOTED = "Thanks from a customer for {team}{heard}. The words seem to name somebody, so they are not shown."


def _praise(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """The customer's words, and by which team they were heard; who reported them is not named."""
    insight = the_insight(session, effect.subject)
    route, crew = rules.route(effect.body["theme"]), rules.crew(insight.crew)
    heard = f", heard by {crew.name}" if crew else ""
    words = as_quote(said(session, insight, effect.object or 0).words)
    text = UNQUOTED if insight.likely_name else THANKS
    return Post(Note(text.format(team=route.team, words=words, heard=heard)), channel=route.channel)


BUILDERS: Mapping[str, Builder] = {"praise": _praise}
