"""Who is named to whom: the one place that decides it, for every text that leaves."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bridge.domain.language import Phrase as _
from bridge.domain.rules import Naming

NOBODY = _("a colleague")
ONE_OF = _("a colleague of {team}")


class Side(StrEnum):
    """Where a text is read."""

    SLACK = "slack"
    JIRA = "jira"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person as far as naming is concerned.

    Attributes:
        user: Slack's id; empty for a viewer who is everybody in a channel.
        crew: what people call the team of people who hear customers that they are in; empty if none, or if it has too
            few people for one of them to be nobody in particular.
        agreed: they agreed to be named to everybody.
        name: what people call them, for texts outside Slack; empty if that is not known.
    """

    user: str = ""
    crew: str = ""
    agreed: bool = False
    name: str = ""


def who(person: Somebody, viewer: Somebody, naming: Naming, side: Side = Side.SLACK) -> str:
    """What a person is called in a text that somebody reads.

    In Jira nobody is named, whatever is set: many people read there whom nobody asked.

    Returns:
        A mention of Slack's there, and their name elsewhere, where they may be named; else their team, else nobody in
        particular. Only readers in Slack are spoken to in their own language.

    >>> who(Somebody("U1", "Leipzig"), Somebody("U2", "Leipzig"), Naming.TEAM)
    '<@U1>'
    >>> who(Somebody("U1", "Leipzig"), Somebody("U2", "Manila"), Naming.TEAM)
    'a colleague of Leipzig'
    >>> who(Somebody("U1"), Somebody("U1"), Naming.TEAM, Side.JIRA)
    'a colleague'
    """
    if side is not Side.JIRA and is_named(person, viewer, naming):
        called = f"<@{person.user}>" if side is Side.SLACK else person.name
        if called:
            return called
    unnamed = ONE_OF if person.crew else NOBODY
    return (unnamed if side is Side.SLACK else str(unnamed)).format(team=person.crew)


def at_beginning(words: str) -> str:
    """A name, or other words that stand inside sentences, as they stand at the beginning of one.

    >>> at_beginning("a colleague of Leipzig"), at_beginning("<@U1>")
    ('A colleague of Leipzig', '<@U1>')
    """
    return words[:1].upper() + words[1:]


def is_named(person: Somebody, viewer: Somebody, naming: Naming) -> bool:
    """Whether somebody may read a person's name, outside Jira; a person without an id is nobody, and has none.

    >>> is_named(Somebody("U1", "Leipzig"), Somebody("U2", "Manila"), Naming.OPT_IN)
    False
    """
    if naming is Naming.OFF or not person.user:
        return False
    if person.user == viewer.user or (naming is Naming.OPT_IN and person.agreed):
        return True
    return naming is not Naming.SELF and bool(person.crew) and person.crew == viewer.crew


def answerable(person: Somebody) -> str:
    """What somebody is called in the log of who looked at data of others, which admins alone read.

    By name, whatever is set: whoever looks at others answers for it.

    >>> answerable(Somebody("U1", name="Mia Kern")), answerable(Somebody("U1"))
    ('Mia Kern', 'U1 in Slack')
    """
    known = f"{person.user} in Slack" if person.user else str(NOBODY)
    return person.name or known


def in_teams(agents: int, teams: Sequence[tuple[str, int]]) -> str:
    """Several people as every text calls them that leaves our teams: how many, and of which teams.

    Args:
        agents: how many people.
        teams: their teams and the reports of each, the one with most reports first; those of no known team left out.

    >>> in_teams(3, [("Leipzig", 3), ("Manila", 1)])
    '3 agents in 2 teams (Leipzig 3, Manila 1)'
    """
    told = ", ".join(f"{team} {reports}" for team, reports in teams)
    return (
        f"{counted(agents, 'agent')} in {counted(len(teams), 'team')} ({told})"
        if told
        else counted(agents, "agent")
    )


def counted(number: int, thing: str) -> str:
    """A number with its unit.

    >>> counted(1, "report"), counted(2000, "report")
    ('1 report', '2,000 reports')
    """
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
