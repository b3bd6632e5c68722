"""What stands in Jira."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Said:
    """What one customer said.

    Attributes:
        where: how it reached us, and the week, such as ``phone, week of 2 November``; empty if unknown.
    """

    text: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """How much a problem is heard; one comment of ours, updated in place.

    Attributes:
        agents: how many people reported it.
        teams: how many teams they are in, 0 if unknown.
        customers: how many different customers are known by reference, 0 if none is.
        first_by: the team that heard it first, empty if unknown.
    """

    reports: int
    agents: int
    teams: int
    customers: int
    since: datetime
    this_week: int
    last_week: int
    first_by: str = ""


@dataclass(frozen=True, slots=True)
class IssueDraft:
    """What a new Jira issue says, written once and never fought over.

    Attributes:
        fields: field defaults of the route, and what the owner filled in, by field id, as Jira wants them.
        quotes: three to seven different things that customers say.
        affected: sentences on who is affected and how they feel.
        meanwhile: what agents do until it is mended; empty if nothing is agreed.
        page: where everything about the problem stands; empty if there is no page.
        card: where its triage card stands; empty if unknown.
        follows: Jira's id of the issue that this one follows, empty if none.
    """

    project: str
    issue_type: str
    summary: str
    quotes: tuple[Said, ...]
    figures: Figures
    affected: tuple[str, ...] = ()
    meanwhile: str = ""
    page: str = ""
    card: str = ""
    follows: str = ""
    fields: Mapping[str, object] = field(default_factory=dict)
