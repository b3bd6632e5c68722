"""The made-up company whose reports fill a store: how big it is, its teams, and what its operator decided."""

from dataclasses import dataclass

from bridge.domain.roles import Role, Viewer
from bridge.domain.rules import Crew, Naming, Route, Rules
from bridge.domain.taxonomy import Taxonomy

TEAM = "T1"
CREWS = 40
COMPANIES = ("", "", "", "Nordwind Couriers", "", "Callwell", "", "Paragon Support")
"""Whose the crews are, in turn; most are our own."""

CITIES = (
    *("Leipzig", "Manila", "Porto", "Cork", "Tampa", "Gdansk", "Varna", "Cluj", "Rabat", "Izmir"),
    *("Bern", "Lyon", "Turin", "Ghent", "Malmo", "Espoo", "Tartu", "Kaunas", "Riga", "Brno"),
)
ROUTES = {
    "app": ("App and web", ("app_fault", "account", "knowledge"), "APP"),
    "payments": ("Payments", ("billing",), "PAY"),
    "delivery": ("Delivery", ("delivery_time", "wrong_item"), "DEL"),
    "product": ("Product quality", ("product_fault", "safety"), "PRO"),
    "partners": ("Partner management", ("partner",), "PAR"),
    "legal": ("Legal", ("policy",), ""),
    "marketing": ("Marketing", ("expectation",), "MAR"),
    "service": ("Customer service", ("praise",), ""),
}
"""By name: the team, its themes, and its project in Jira if it has one."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is in a store.

    Attributes:
        insights: how many.
        groups: in how many groups.
        agents: by how many people.
    """

    insights: int
    groups: int
    agents: int

    @classmethod
    def of(cls, insights: int) -> "Size":
        """A company of one size or another, in the proportions of the largest.

        >>> Size.of(1_000_000)
        Size(insights=1000000, groups=20000, agents=2000)
        """
        return cls(insights, max(10, insights // 50), max(60, min(2_000, insights // 50)))


def crew_key(number: int) -> str:
    """The key of a crew by its number, from 0."""
    return f"crew_{number + 1:02}"


def agent(number: int) -> str:
    """Slack's id of an agent by their number, from 0."""
    return f"U{number + 1:05}"


def owner(route: str) -> str:
    """Slack's id of who decides for a route."""
    return f"U-{route}"


def rules() -> Rules:
    """What the operator decided."""
    themes = Taxonomy.load().themes
    routes = (
        Route(name, team, of, project, "Bug" if project else "", f"C-{name}", (owner(name),))
        for name, (team, of, project) in ROUTES.items()
    )
    return Rules(
        routes=tuple(routes),
        unopened=frozenset(theme.key for theme in themes if not theme.opens_issue),
        urgent=frozenset(theme.key for theme in themes if theme.urgent),
        theme_names={theme.key: theme.name for theme in themes},
        crews=tuple(_crew(number) for number in range(CREWS)),
        leaders_channel="C-leaders",
        naming=Naming.OPT_IN,
    )


def _crew(number: int) -> Crew:
    again, city = divmod(number, len(CITIES))
    name = CITIES[city] if not again else f"{CITIES[city]} nights"
    company = COMPANIES[number % len(COMPANIES)]
    return Crew(crew_key(number), name, agent(number), (), f"S{number}", company)


def everything() -> Viewer:
    """Somebody who reports, leads and looks after the bridge, and so sees every page."""
    return Viewer(agent(0), TEAM, "Somebody", frozenset(Role), crew_key(0))
