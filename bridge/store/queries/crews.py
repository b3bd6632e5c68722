from collections.abc import Mapping

from sqlmodel import Session, select

from bridge.store.tables import CrewMember


def crew_of(session: Session, user: str) -> str | None:
    """The key of the crew whose user group a person was last read in."""
    return session.exec(select(CrewMember.crew).where(CrewMember.user == user)).first()


def members(session: Session, crew: str) -> set[str]:
    """Slack's ids of those who were last read in the user group of a crew."""
    return set(session.exec(select(CrewMember.user).where(CrewMember.crew == crew)))


def everybody(session: Session) -> dict[str, set[str]]:
    """Slack's ids of those who were last read in the user group of each crew."""
    found: dict[str, set[str]] = {}
    for crew, user in session.exec(select(CrewMember.crew, CrewMember.user)):
        found.setdefault(crew, set()).add(user)
    return found


def replace(session: Session, members: Mapping[str, str]) -> None:
    """Who is in which crew from now on, by Slack's user ids."""
    there = {member.user: member for member in session.exec(select(CrewMember))}
    for gone in there.keys() - members.keys():
        session.delete(there[gone])
    for user, crew in members.items():
        member = there.get(user) or CrewMember(user=user, crew=crew)
        member.crew = crew
        session.add(member)
