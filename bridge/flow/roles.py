"""What somebody is to the bridge now, by the settings and by user groups; who is nothing sees nothing."""

from sqlmodel import Session

from bridge.domain.roles import Role, Viewer, admitted
from bridge.domain.rules import Rules
from bridge.flow.crews import crew_of, roles_by_usergroup
from bridge.store.queries import people
from bridge.store.queries import roles as queries
from bridge.store.tables import Person

UNNAMED = "You"
"""What the pages call somebody who looks, where no names are kept."""


def viewer_of(session: Session, rules: Rules, person: Person) -> Viewer:
    """Somebody who looks at a page, with the roles that they have at this moment."""
    crew = rules.crew(crew_of(session, rules.crews, person.user))
    leads = leading(session, rules, person.user)
    company = crew.company if crew else "" if leads else _company_led(rules, person.user)
    roles = _by_settings(rules, person.user, company, hears=crew is not None) | leads
    return Viewer(
        user=person.user,
        team=person.team,
        name=person.name or UNNAMED,
        roles=admitted(roles, company, guest=person.guest or not person.user),
        crew=crew.key if crew else "",
        company=company,
    )


def is_placed(viewer: Viewer, person: Person) -> bool:
    """Whether it is known where somebody belongs: who has no role may be a guest until Slack's directory was read."""
    return viewer.has(*Role) or people.is_read(person)


def among_others(session: Session, rules: Rules) -> bool:
    """Whether people of other companies take part: whoever Slack has not told of yet may be one of them."""
    return rules.has_partners or people.has_guests(session)


def is_ours(session: Session, rules: Rules, user: str) -> bool:
    """Whether somebody is one of our own people, who see everybody's reports."""
    person = people.by_user(session, user) or Person(team="", user=user)
    viewer = viewer_of(session, rules, person)
    known = is_placed(viewer, person) or not among_others(session, rules)
    return known and not viewer.company and not person.guest


def _company_led(rules: Rules, user: str) -> str:
    """The partner company of somebody who is in no crew and leads crews of partners only; one of ours owns a route too.

    Whoever leads crews of several is taken for one of the first's: they see too little rather than too much.
    """
    companies = [crew.company for crew in rules.crews if crew.lead == user]
    ours = "" in companies or bool(rules.owned(user))
    return "" if ours else next(iter(companies), "")


def _by_settings(rules: Rules, user: str, company: str, *, hears: bool) -> frozenset[Role]:
    """What somebody is to crews and routes; a partner's people lead none but their own company's."""
    led = [one for one in rules.crews if one.lead == user and company in {"", one.company}]
    held = {Role.AGENT: hears, Role.LEAD: bool(led), Role.OWNER: bool(rules.owned(user))}
    return frozenset(role for role, holds in held.items() if holds)


def leading(session: Session, rules: Rules, user: str) -> frozenset[Role]:
    """Whether somebody leads the company's service, or looks after the bridge."""
    named = {Role.LEADER: rules.leaders, Role.ADMIN: rules.admins}
    grouped = queries.held(session, user) & roles_by_usergroup(rules).keys()
    return frozenset(role for role, users in named.items() if user in users or role in grouped)
