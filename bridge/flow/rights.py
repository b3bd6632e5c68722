"""Who may decide what: owners of their problems, leaders whose a problem is, admins what is contested."""

from sqlmodel import Session

from bridge.domain.incoming import Gesture
from bridge.domain.language import Phrase as _
from bridge.domain.roles import Role
from bridge.domain.rules import Route, Rules
from bridge.domain.sentences import Sentence, sentence
from bridge.flow.crews import roles_by_usergroup
from bridge.flow.roles import leading
from bridge.store.queries import roles

ONLY_OWNERS = _("Only the owners of {team} can decide this.")


def may_decide(session: Session, rules: Rules, route: Route, gesture: Gesture, user: str) -> bool:
    """Whether a person may decide this of a problem of a route.

    Its owners decide everything; those who lead the service say whose it is, so that none stays without an owner.
    """
    leads = gesture is Gesture.REROUTE and Role.LEADER in leading(session, rules, user)
    return route.decides(user) or leads


def only_owners(route: Route) -> Sentence:
    """What somebody is told who may not decide this of a problem of a route."""
    return sentence(ONLY_OWNERS, team=route.team)


def admins(session: Session, rules: Rules) -> list[str]:
    """Slack ids of those who look after the bridge, by the settings and by their user group."""
    grouped = roles.holders(session, Role.ADMIN) if Role.ADMIN in roles_by_usergroup(rules) else set()
    return sorted({*rules.admins, *grouped})
