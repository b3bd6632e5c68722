"""The operator's decisions that the flow follows: who owns what, and when something is due."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from types import MappingProxyType

from bridge.domain.stages import Stage


@dataclass(frozen=True, slots=True)
class Route:
    """Where the problems of some themes go.

    Attributes:
        name: its key in the settings.
        team: what people call the team.
        themes: the themes it owns.
        project: the Jira project's key.
        issue_type: the Jira issue type's name.
        channel: the Slack channel where its owners decide.
        owners: Slack ids of those who decide; empty: everybody in the channel.
        fields: field defaults of new issues, by Jira's field id.
        opens_at: so many reports open an issue without a click; None: never.
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

    def decides(self, user: str) -> bool:
        """Whether this person may decide for the route."""
        return not self.owners or user in self.owners


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything that the flow needs to know of the settings.

    Attributes:
        routes: the first is also the one for themes that no route names, and for insights without a theme.
        listen: so many reports make a problem that its owner sees.
        found_within: reports this soon after a problem's first one found it.
        unopened: themes that never open an issue, such as praise.
        stage_maps: a project's own (status or status/resolution) → stage.
        answers_stand_after: an answer that nobody objected to is credited after this time.
        theme_names: what people call each theme.
    """

    routes: tuple[Route, ...]
    listen: int = 3
    found_within: timedelta = timedelta(hours=24)
    unopened: frozenset[str] = frozenset()
    stage_maps: Mapping[str, Mapping[str, Stage]] = field(default_factory=lambda: MappingProxyType({}))
    answers_stand_after: timedelta = timedelta(days=7)
    theme_names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def route(self, theme: str | None) -> Route:
        """The route that owns a theme."""
        return next((route for route in self.routes if theme in route.themes), self.routes[0])

    @property
    def projects(self) -> tuple[str, ...]:
        """The Jira projects that any route leads to."""
        return tuple(sorted({route.project for route in self.routes}))
