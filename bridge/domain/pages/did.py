"""You said, we did: what became of the problems that people reported."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bridge.domain.language import Phrase as _
from bridge.domain.naming import counted
from bridge.domain.pages.tables import Column, Kind, Link, Table
from bridge.domain.periods import Period
from bridge.domain.stages import Stage

SMALLER = _("a smaller team")
SEVERAL_SMALLER = _("smaller teams")
"""What a team is called that is too small to be shown by itself."""


@dataclass(frozen=True, slots=True)
class Story:
    """What became of one problem.

    Attributes:
        group: its number.
        title: in customers' words.
        stage: where it stands.
        since: since when.
        team: the team that owns it.
        reports: how many counted.
        people: how many people reported.
        heard_by: the reporters' teams, the one with most reports first.
        reason: why it will not be done, if so.
        quote: what one customer said; empty if nothing may be quoted.
        wording: what to tell customers now.
        thanks: what the team says to those who reported.
        policy: nothing was built for it: it is decided, and then in force.
        shipped_by: the person of the team, if they agreed to be named.
    """

    group: int
    title: str
    stage: Stage
    since: date
    team: str
    reports: int
    people: int
    heard_by: tuple[str, ...] = ()
    reason: str = ""
    quote: str = ""
    wording: str = ""
    thanks: str = ""
    shipped_by: str = ""
    policy: bool = False

    @property
    def path(self) -> str:
        """Of its page."""
        return f"/problems/{self.group}"

    @property
    def heard(self) -> str:
        """How much it was heard, and by whom, in words.

        >>> Story(1, "", Stage.LIVE, date(2026, 11, 2), "Payments", 38, 14, ("Leipzig", "Manila")).heard
        '38 reports, heard by Leipzig and Manila'
        """
        by = listed(self.heard_by)
        return f"{counted(self.reports, 'report')}{f', heard by {by}' if by else ''}"


@dataclass(frozen=True, slots=True)
class Section:
    """The stories of one kind.

    Attributes:
        key: in the address.
        title: what they have in common.
        stories: those that are shown, newest first.
        many: how many there are in all.
        empty: said where there are none.
    """

    key: str
    title: str
    stories: tuple[Story, ...]
    many: int
    empty: str


@dataclass(frozen=True, slots=True)
class Did:
    """The page.

    Attributes:
        sections: we did, we will not because, in work; or the one that was asked for.
        period: that it is cut to; None: all.
        teams: key and name of those to choose from.
        themes: the same.
        chosen: the section that was asked for; empty: all.
        page: of a long list.
        last: its last page.
        named: numbers of the people whom it names.
    """

    sections: tuple[Section, ...]
    period: Period | None
    teams: tuple[tuple[str, str], ...]
    themes: tuple[tuple[str, str], ...]
    chosen: str = ""
    page: int = 1
    last: int = 1
    named: tuple[int, ...] = ()

    @property
    def headline(self) -> str:
        """What became of what people said, in a sentence with its numbers."""
        first, *others = self.sections
        told = [f"{counted(first.many, 'problem')} {_TOLD[first.key]}"]
        told += [f"{section.many:,} {_TOLD[section.key]}" for section in others]
        return "; ".join(told) + "."


_TOLD = {"live": "mended", "declined": "declined", "in_work": "in work"}


def listed(names: Sequence[str], most: int = 3) -> str:
    """Names in a row.

    >>> listed(["Leipzig", "Manila"]), listed(["Leipzig", "Manila", "Lisbon", "Porto", "Graz"])
    ('Leipzig and Manila', 'Leipzig, Manila, Lisbon and 2 more')
    """
    shown = list(names[:most]) + ([f"{len(names) - most} more"] if len(names) > most else [])
    return " and ".join(part for part in (", ".join(shown[:-1]), *shown[-1:]) if part)


def folded(names: Sequence[str], small: Sequence[bool]) -> tuple[str, ...]:
    """Names of teams, those that are too small to be shown by themselves under one word, last.

    >>> folded(["Leipzig", "Graz", "Manila"], [False, True, False])
    ('Leipzig', 'Manila', 'a smaller team')
    """
    large = [name for name, is_small in zip(names, small, strict=True) if not is_small]
    few = sum(small)
    return (*large, *([SMALLER if few == 1 else SEVERAL_SMALLER] if few else []))


def stories_table(value: Did) -> Table:
    """All stories that are shown, as one table."""
    rows = tuple(
        (
            Link(story.title, story.path),
            section.title,
            story.since,
            story.team,
            story.reports,
            ", ".join(story.heard_by),
            story.reason or None,
            story.wording or None,
        )
        for section in value.sections
        for story in section.stories
    )
    return Table("stories", "You said, we did", _COLUMNS, rows, empty="Nothing yet in this period.")


_COLUMNS = (
    Column("problem", "Problem"),
    Column("became", "What became of it"),
    Column("since", "Since", Kind.DAY),
    Column("team", "Team"),
    Column("reports", "Reports", Kind.NUMBER),
    Column("heard_by", "Heard by"),
    Column("reason", "Reason"),
    Column("wording", "What to tell customers"),
)
