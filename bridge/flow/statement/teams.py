"""What may be seen of the credit of a team and of the company: sums, no ranking, and nobody who did not agree."""

from collections.abc import Iterable, Mapping

from sqlmodel import Session

from bridge.domain.credit import Kind
from bridge.domain.credit_summary import Colleague, CompanyCredit, Outcomes, TeamCredit, TeamSum, Withheld
from bridge.domain.naming import Side, Somebody
from bridge.domain.periods import Period
from bridge.domain.rules import Crew, Naming, Rules
from bridge.flow.crews import crew_of, members, size, sizes
from bridge.flow.people import called
from bridge.flow.statement.outcomes import outcomes
from bridge.flow.statement.shipped import shipped
from bridge.store.queries import consents, credit_sums
from bridge.store.queries.credit_sums import ALL, NONE, Points
from bridge.store.queries.outcomes import Standing, at_present, contributed, contributed_by


def team_statement(session: Session, rules: Rules, team: str, user: str, period: Period) -> TeamCredit:
    """The credit of the viewer's own team of people who hear customers.

    Args:
        session: within a transaction.
        rules: who is in which team, and who is named to whom.
        team: Slack's workspace id.
        user: Slack's user id of the viewer; a lead sees the team that they lead.
        period: when it was earned.
    """
    crew = _crew(session, rules, user)
    name, withheld = crew.name if crew else "", _withheld(session, rules, crew)
    if crew is None or withheld:
        return TeamCredit(name, period.words, withheld, rules.smallest_team)
    sums = credit_sums.by_crew(session, period.name).get(crew.key, {})
    given = contributed(session, crew.key, period.start, period.end)
    return TeamCredit(
        team=name,
        period=period.words,
        outcomes=outcomes(session, sum(given.values()), at_present(session, given)),
        points={kind: sums[kind].points for kind in Kind if kind in sums},
        then=_then(session, period, crew.key, _points(sums)),
        named=_named(session, rules, crew, team, user, period),
    )


def company_statement(session: Session, rules: Rules, user: str, period: Period) -> CompanyCredit:
    """The credit of all teams; a partner's people see the teams of their company.

    Args:
        session: within a transaction.
        rules: who is in which team, and who is named to whom.
        user: Slack's user id of the viewer.
        period: when it was earned.
    """
    viewer = _crew(session, rules, user)
    partner = viewer.company if viewer else ""
    if rules.naming is Naming.OFF:
        ships = () if partner else shipped(session, rules, period)
        return CompanyCredit(period.words, Withheld.OFF, shipped=ships)
    sums = credit_sums.by_crew(session, period.name)
    large, small = _parted(session, rules, partner, sums)
    folded = _folded(rules, small)
    hidden = bool(small) and not folded
    return CompanyCredit(
        period=period.words,
        teams=(*sorted(large, key=lambda one: one.team.casefold()), *folded),
        hidden=hidden,
        smallest=rules.smallest_team,
        then=None if partner or hidden else _then(session, period, ALL, _points(sums.get(ALL, {}))),
        shipped=() if partner else shipped(session, rules, period),
    )


def _crew(session: Session, rules: Rules, user: str) -> Crew | None:
    mine = rules.crew(crew_of(session, rules.crews, user))
    return mine or next((crew for crew in rules.crews if crew.lead == user), None)


def _withheld(session: Session, rules: Rules, crew: Crew | None) -> Withheld:
    if rules.naming is Naming.OFF:
        return Withheld.OFF
    if crew is None:
        return Withheld.NO_TEAM
    small = size(session, rules, crew) < rules.smallest_team
    return Withheld.SMALL if small else Withheld.NOT_AT_ALL


def _points(sums: Mapping[str, Points]) -> int:
    return sums[ALL].points if ALL in sums else 0


def _then(session: Session, period: Period, crew: str, now: int) -> int | None:
    """What was known when the period was over, if more has been learnt since."""
    then = _points(credit_sums.by_crew(session, period.name, then=True).get(crew, {}))
    return then if then != now else None


def _parted(
    session: Session, rules: Rules, partner: str, sums: Mapping[str, Mapping[str, Points]]
) -> tuple[list[TeamSum], list[tuple[int, TeamSum]]]:
    """The teams that are shown by themselves, and the small ones with how many people they are."""
    large: list[TeamSum] = []
    small: list[tuple[int, TeamSum]] = []
    people = sizes(session, rules)
    for crew in rules.crews:
        if crew.key not in sums or (partner and crew.company != partner):
            continue
        one = TeamSum(crew.name, _points(sums[crew.key]))
        if people[crew.key] >= rules.smallest_team:
            large.append(one)
        else:
            small.append((people[crew.key], one))
    if NONE in sums and not partner:
        alone = sums[NONE][ALL]
        small.append((alone.people, TeamSum("", alone.points)))
    return large, small


def _folded(rules: Rules, small: Iterable[tuple[int, TeamSum]]) -> tuple[TeamSum, ...]:
    """Small teams and people without one, as one; nothing if even together they are too few."""
    listed = list(small)
    if sum(people for people, _one in listed) < rules.smallest_team:
        return ()
    return (TeamSum("", sum(one.points for _people, one in listed)),)


def _named(
    session: Session, rules: Rules, crew: Crew, team: str, user: str, period: Period
) -> tuple[Colleague, ...]:
    """The people of the team who agreed to be named; nobody else, whoever asks."""
    if rules.naming is not Naming.OPT_IN:
        return ()
    everybody, viewer = members(session, rules, crew), Somebody(user, crew.name)
    agreed = [person for person in consents.agreed(session, team) if person.user in everybody]
    agreed.sort(key=lambda person: (person.name.casefold(), person.user))
    numbers = [person.id or 0 for person in agreed]
    given = contributed_by(session, numbers, period.start, period.end)
    problems = at_present(session, {group for groups in given.values() for group in groups})
    return tuple(
        Colleague(called(session, rules, person, viewer, Side.SLACK), _of_one(session, groups, problems))
        for person, groups in ((person, given.get(person.id or 0, {})) for person in agreed)
    )


def _of_one(session: Session, given: Mapping[int, int], problems: Standing) -> Outcomes:
    return outcomes(session, sum(given.values()), {group: problems[group] for group in given})
