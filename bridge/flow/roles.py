"""What somebody is to the bridge now, by the settings and by user groups; who is nothing sees nothing."""

from sqlmodel import Session

from bridge.domain.roles import Role, Viewer, admitted
from bridge.domain.rules import Rules
from bridge.flow.crews import crew_of, roles_by_usergroup
from bridge.store.queries import roles as queries
from bridge.store.tables import Person

UNNAMED = "You"
"""What the pages call somebody who looks, where no names are kept."""


def viewer_of(session: Session, rules: Rules, person: Person) -> Viewer:
    """Somebody who looks at a page, with the roles that they have at this moment."""
    crew = rules.crew(crew_of(session, rules.crews, person.user))
    company = crew.company if crew else ""
    roles = {Role.AGENT} if crew else set()
    if any(one.lead == person.user and (not company or one.company == company) for one in rules.crews):
        roles.add(Role.LEAD)
    if any(person.user in {*route.owners, route.deputy} for route in rules.routes):
        roles.add(Role.OWNER)
    return Viewer(
        user=person.user,
        team=person.team,
        name=person.name or UNNAMED,
        roles=admitted(frozenset(roles | leading(session, rules, person.user)), company, guest=person.guest),
        crew=crew.key if crew else "",
        company=company,
    )


def leading(session: Session, rules: Rules, user: str) -> set[Role]:
    """Whether somebody leads the company's service, or looks after the bridge."""
    named = {Role.LEADER: rules.leaders, Role.ADMIN: rules.admins}
    grouped = queries.held(session, user) & roles_by_usergroup(rules).keys()
    return {role for role, users in named.items() if user in users or role in grouped}
