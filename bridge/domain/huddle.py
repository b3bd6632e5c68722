"""What a lead brings into the huddle, in the words of a page."""

from bridge.domain.naming import counted
from bridge.domain.outgoing import Problem
from bridge.domain.outgoing.asked import TeamNow
from bridge.domain.pages.standing import Standing
from bridge.domain.stages import Stage


def is_open(team: TeamNow) -> str:
    """What a team has open, in a sentence.

    >>> is_open(TeamNow("Leipzig", 2, 3, 1, (), ()))
    '2 questions wait for an answer, 3 customers are still to be told, 1 of them overdue.'
    >>> is_open(TeamNow("Leipzig", 0, 0, 0, (), ()))
    'No question is open, no customer is still to be told.'
    """
    waits, are = "waits" if team.questions == 1 else "wait", "is" if team.customers == 1 else "are"
    asked = (
        f"{counted(team.questions, 'question')} {waits} for an answer"
        if team.questions
        else "No question is open"
    )
    told = f"{counted(team.customers, 'customer')} {are}" if team.customers else "no customer is"
    overdue = f", {team.overdue} of them overdue" if team.overdue else ""
    return f"{asked}, {told} still to be told{overdue}."


def stands(problem: Problem) -> str:
    """Where a problem stands, in a sentence."""
    heard = problem.stage is Stage.HEARD
    return Standing(
        problem.stage,
        problem.team,
        problem.since.date(),
        problem.reason,
        missing=max(0, problem.listen - problem.reports) if heard else 0,
        policy=problem.policy,
    ).sentence
