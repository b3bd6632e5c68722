from collections.abc import Collection, Mapping

from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import Select, SelectOfScalar

from bridge.store.queries.prepared import first_row, prepared
from bridge.store.tables import CrewMember


@first_row
def crew_of(user: str) -> SelectOfScalar[str]:
    """The key of the crew whose user group a person was last read in."""
    return select(CrewMember.crew).where(CrewMember.user == user)


@prepared
def _members(crew: str) -> SelectOfScalar[str]:
    return select(CrewMember.user).where(CrewMember.crew == crew)


def members(session: Session, crew: str) -> set[str]:
    """Slack's ids of those who were last read in the user group of a crew."""
    return set(_members(session, crew))


@prepared
def _crews_of(users: Collection[str]) -> Select[str, str]:
    return select(CrewMember.user, CrewMember.crew).where(col(CrewMember.user).in_(users))


def crews_of(session: Session, users: Collection[str]) -> dict[str, str]:
    """The key of the crew whose user group each of these people was last read in; who is in none is left out."""
    return dict(_crews_of(session, users).all())


@prepared
def _counts(besides: Collection[str]) -> Select[str, int]:
    query = select(CrewMember.crew, func.count()).where(col(CrewMember.user).not_in(besides))
    return query.group_by(col(CrewMember.crew))


def counts(session: Session, besides: Collection[str]) -> dict[str, int]:
    """How many people were last read in the user group of each crew, without some whom the settings put elsewhere."""
    return dict(_counts(session, besides).all())


def replace(session: Session, members: Mapping[str, str], besides: Collection[str] = ()) -> None:
    """Who is in which crew from now on, by Slack's user ids; whoever was read elsewhere for the others stays there."""
    there = {member.user: member for member in session.exec(select(CrewMember))}
    for user, member in there.items():
        if user not in members and member.crew not in besides:
            session.delete(member)
    for user, crew in members.items():
        member = there.get(user) or CrewMember(user=user, crew=crew)
        member.crew = crew
        session.add(member)
