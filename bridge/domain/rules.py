"""The operator's decisions that the flow follows: who owns what, and when something is due."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from bridge.domain.language import ONLY_ENGLISH, Languages
from bridge.domain.outages import OutageRules
from bridge.domain.redaction import Patterns
from bridge.domain.stages import Stage
from bridge.domain.urgency import ANSWER_WITHIN, Cues


@dataclass(frozen=True, slots=True)
class Route:
    """Where the problems of some themes go.

    Attributes:
        name: its key in the settings.
        team: what people call the team.
        themes: the themes it owns.
        project: the Jira project's key; empty for a route that ends in Slack.
        issue_type: the Jira issue type's name.
        channel: the Slack channel where its owners decide.
        owners: Slack ids of those who decide; empty: everybody in the channel.
        deputy: Slack id of who may decide in their stead, and is told when they owe an answer for long; empty: nobody.
        fields: field defaults of new issues, by Jira's field id.
        opens_at: so many reports open an issue without a click; None: never.
        answer_within: the team owes an answer this long after it was shown a problem.
        number_field: id of a Jira number field that holds the number of reports; empty: none.
        closes_duplicates: an issue that was merged away is closed, not only linked.
        reopens: "reopen" takes the Jira issue up again, and does not only ask its people to.
    """

    name: str
    team: str
    themes: tuple[str, ...]
    project: str
    issue_type: str
    channel: str
    owners: tuple[str, ...] = ()
    fields: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    opens_at: int | None = None
    deputy: str = ""
    answer_within: timedelta = timedelta(days=7)
    number_field: str = ""
    closes_duplicates: bool = False
    reopens: bool = False

    @property
    def ends_in_jira(self) -> bool:
        """Whether its problems become Jira issues; otherwise their card in Slack is all there is."""
        return bool(self.project)

    def decides(self, user: str) -> bool:
        """Whether this person may decide for the route."""
        return not self.owners or self.is_of(user)

    def is_of(self, user: str) -> bool:
        """Whether this person is named as one of its owners, or as their deputy."""
        return bool(user) and user in {*self.owners, self.deputy}


@dataclass(frozen=True, slots=True)
class Crew:
    """A team of people who hear customers.

    Attributes:
        key: its key in the settings.
        name: what people call it.
        lead: Slack id of its lead; empty if nobody is.
        members: Slack ids of those who are in it.
        usergroup: id of the Slack user group whose members are in it too; empty: none.
        company: the partner company that it is of; empty: our own.
        listed: the file of crews says who is in it too.
    """

    key: str
    name: str
    lead: str = ""
    members: tuple[str, ...] = ()
    usergroup: str = ""
    company: str = ""
    listed: bool = False

    @property
    def is_read(self) -> bool:
        """Whether who is in it is read from elsewhere than the settings."""
        return self.listed or bool(self.usergroup)


class Naming(StrEnum):
    """How far people are named to one another."""

    OFF = "off"
    SELF = "self"
    TEAM = "team"
    OPT_IN = "opt_in"


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything that the flow needs to know of the settings.

    Attributes:
        routes: the first is also the one for themes that no route names, and for insights without a theme.
        listen: so many reports make a problem that its owner sees.
        found_within: reports this soon after a problem's first one found it.
        unopened: themes that never open an issue, such as praise.
        urgent: themes of which one report is enough.
        policies: themes for which nothing is built: what is decided comes into force.
        cues: words of which one report is enough.
        alarm_within: who was told of an urgent report has it within this time, or the next one is told.
        outage: when many reports of one problem are an outage.
        stage_maps: a project's own (status or status/resolution) → stage.
        answers_stand_after: an answer that nobody objected to is credited after this time.
        theme_names: what people call each theme.
        crews: the teams of people who hear customers.
        crew_list: a file that says who is in which of them; None: there is none.
        leaders_channel: where leaders are told what is overdue; empty: nowhere.
        page_url: where the pages are, without a slash at the end; empty: nowhere.
        naming: how far people are named to one another.
        check_ups_a_day: so many check-up cards a team is shown a day at most.
        smallest_team: numbers of a team with fewer people are not shown by themselves.
        keep_credit: lines of the ledger older than this are rolled up into sums; None: never.
        keep_words: words of reports and answers older than this are forgotten, those of open problems when they are over.
        keep_bodies: what messages said is forgotten so long after.
        leaders: Slack ids of those who lead the company's service.
        admins: Slack ids of those who look after the bridge, and decide what is contested.
        leaders_usergroup: id of the Slack user group whose members lead too; empty: none.
        admins_usergroup: id of the Slack user group whose members are admins too; empty: none.
        mail_to: addresses to which the Monday digest goes besides Slack.
        contacts: a file of contacts by week and theme; None: there is none.
        token_ends: the day on which Jira's token ends, if it is known.
        jira_silent_after: Jira not heard from for this long is an alarm.
        slack_silent_after: nobody heard from Slack for this long is an alarm.
        languages: those that the bridge speaks.
        coalesce: a change of stage is told so long after it was made, because more may follow.
        patterns: what is taken out of texts before they are kept.
        shadow: the bridge runs, and nothing leaves.
        pilot: the keys of the crews that the bridge is tried with; none: with everybody.
    """

    routes: tuple[Route, ...]
    listen: int = 3
    found_within: timedelta = timedelta(hours=24)
    unopened: frozenset[str] = frozenset()
    urgent: frozenset[str] = frozenset()
    policies: frozenset[str] = frozenset()
    cues: tuple[Cues, ...] = ()
    alarm_within: timedelta = ANSWER_WITHIN
    outage: OutageRules = field(default_factory=OutageRules)
    stage_maps: Mapping[str, Mapping[str, Stage]] = field(default_factory=lambda: MappingProxyType({}))
    answers_stand_after: timedelta = timedelta(days=7)
    theme_names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    crews: tuple[Crew, ...] = ()
    crew_list: Path | None = None
    leaders_channel: str = ""
    page_url: str = ""
    naming: Naming = Naming.TEAM
    check_ups_a_day: int = 3
    smallest_team: int = 5
    keep_credit: timedelta | None = None
    keep_words: timedelta = timedelta(days=730)
    keep_bodies: timedelta = timedelta(days=90)
    leaders: tuple[str, ...] = ()
    admins: tuple[str, ...] = ()
    leaders_usergroup: str = ""
    admins_usergroup: str = ""
    mail_to: tuple[str, ...] = ()
    contacts: Path | None = None
    token_ends: date | None = None
    jira_silent_after: timedelta = timedelta(minutes=30)
    slack_silent_after: timedelta = timedelta(days=1)
    languages: Languages = ONLY_ENGLISH
    coalesce: timedelta = timedelta()
    patterns: Patterns = field(default_factory=Patterns)
    shadow: bool = False
    pilot: frozenset[str] = frozenset()

    def route(self, theme: str | None) -> Route:
        """The route that owns a theme."""
        return next((route for route in self.routes if theme in route.themes), self.routes[0])

    @property
    def projects(self) -> tuple[str, ...]:
        """The Jira projects that any route leads to."""
        return tuple(sorted({route.project for route in self.routes if route.ends_in_jira}))

    def owned(self, user: str) -> tuple[Route, ...]:
        """The routes of which somebody is an owner or the deputy."""
        return tuple(route for route in self.routes if route.is_of(user))

    @property
    def has_partners(self) -> bool:
        """Whether any team is of another company."""
        return any(crew.company for crew in self.crews)

    def crew(self, key: str | None) -> Crew | None:
        """The team of people who hear customers that has this key."""
        return next((crew for crew in self.crews if crew.key == key), None)
