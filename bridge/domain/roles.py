"""Who somebody is on the pages, and what they may see there: whatever is not allowed is forbidden."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody is to the bridge."""

    AGENT = "agent"
    LEAD = "lead"
    OWNER = "owner"
    LEADER = "leader"
    ADMIN = "admin"
    GUEST = "guest"


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody who looks at a page.

    Attributes:
        user: Slack's id; empty for whoever sits at this machine in local-only mode.
        team: Slack's workspace id.
        name: what people call them.
        roles: what they are; nobody without a role sees anything.
        crew: key of the team of people who hear customers that they are in; empty if none.
        company: the partner company whose scope they see; empty for our own people, who see everything.
    """

    user: str
    team: str
    name: str
    roles: frozenset[Role]
    crew: str = ""
    company: str = ""

    def has(self, *roles: Role) -> bool:
        """Whether they have one of these roles."""
        return not self.roles.isdisjoint(roles)


def admitted(roles: frozenset[Role], company: str, *, guest: bool) -> frozenset[Role]:
    """The roles that somebody has in the end; whoever has none sees nothing.

    Args:
        roles: what the settings and user groups make of them; a lead's role is there for the crews of their company
            alone where they are of one.
        company: the partner company that their crew is of; empty for one of ours, or for none.
        guest: Slack counts them as a guest.

    >>> sorted(admitted(frozenset({Role.AGENT, Role.LEAD, Role.ADMIN}), "Swift Couriers", guest=True))
    [<Role.GUEST: 'guest'>, <Role.LEAD: 'lead'>]
    >>> admitted(frozenset({Role.ADMIN}), "", guest=True)
    frozenset()
    """
    if company:
        return frozenset({Role.GUEST}) | (roles & {Role.LEAD})
    return frozenset() if guest else roles


EVERYBODY = frozenset(Role)
"""Whoever has any role."""

COLLEAGUES = EVERYBODY - {Role.GUEST}
"""Our own people."""

RESPONSIBLE = frozenset({Role.LEAD, Role.OWNER, Role.LEADER, Role.ADMIN})
"""Those who answer for a team of either side."""

ADMINS = frozenset({Role.ADMIN})
