from collections.abc import Collection, Mapping

from sqlmodel import Session, select

from bridge.domain.roles import Role
from bridge.store.tables import RoleMember


def held(session: Session, user: str) -> set[str]:
    """The roles that a person was last read to have by user groups."""
    return set(session.exec(select(RoleMember.role).where(RoleMember.user == user)))


def replace(session: Session, holders: Mapping[Role, Collection[str]]) -> None:
    """Who has which role by user groups from now on, by Slack's user ids."""
    there = {(row.role, row.user): row for row in session.exec(select(RoleMember))}
    wanted = {(role.value, user) for role, users in holders.items() for user in users}
    for gone in there.keys() - wanted:
        session.delete(there[gone])
    session.add_all(RoleMember(user=user, role=role) for role, user in sorted(wanted - there.keys()))


def holders(session: Session, role: Role) -> set[str]:
    """Slack ids of those who were last read to have a role by its user group."""
    return set(session.exec(select(RoleMember.user).where(RoleMember.role == role)))
