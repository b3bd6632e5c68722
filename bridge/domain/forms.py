"""What a form needs to know before it can be shown, and what a search box offers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from bridge.domain.incoming import FieldNeeded


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose.

    Attributes:
        value: what comes back.
        label: what is read.
    """

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class FormFacts:
    """What there is to choose from about one problem.

    Attributes:
        title: of the problem, or of the list.
        insights: its reports, as ``INSIGHT:PART`` and words; the newest hundred.
        ticked: names of those reports that are marked already.
        maybes: the reports that may belong to it, the same way.
        problems: other problems that it may be merged with or insights moved to, likeliest first.
        issues: open Jira issues that it may be linked to, likeliest first.
        themes: ``THEME`` and ``Team: theme``, those of other teams first.
        crews: the teams of people who hear customers.
        fields: what Jira still wants to know.
        wording: what agents tell customers now.
        meanwhile: the workaround that they use now.
        answer_by: until when the team owes an answer.
        tell_by: until when customers may be promised news.
        what_changed: what is different for customers since it is live.
        answer_moved: the date was moved already, and cannot be moved again.
        issue_key: of the problem's Jira issue, empty if it has none.
        lines: what stands in a heads-up's fields already, by the field's name.
        banners: the channels with a banner, by id, and what is said in each of them alone.
    """

    title: str
    insights: tuple[Option, ...] = ()
    ticked: frozenset[str] = frozenset()
    maybes: tuple[Option, ...] = ()
    problems: tuple[Option, ...] = ()
    issues: tuple[Option, ...] = ()
    themes: tuple[Option, ...] = ()
    crews: tuple[Option, ...] = ()
    fields: tuple[FieldNeeded, ...] = ()
    wording: str = ""
    meanwhile: str = ""
    answer_by: date | None = None
    tell_by: date | None = None
    what_changed: str = ""
    answer_moved: bool = False
    issue_key: str = ""
    lines: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    banners: tuple[Option, ...] = ()
