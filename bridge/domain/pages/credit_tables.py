"""The tables and the chart of credit: facts first, points behind them, nobody ranked."""

from collections.abc import Iterable, Mapping

from bridge.domain.credit import Kind
from bridge.domain.naming import counted
from bridge.domain.pages.charts import Lines, Series
from bridge.domain.pages.credit import CreditPage, TeamShare
from bridge.domain.pages.tables import Column, Link, Table
from bridge.domain.pages.tables import Kind as Holds
from bridge.domain.weeks import label

NOBODY = "Nobody of this team yet. Everybody can agree on the page of their own credit, and take it back."
CHOOSE = "Choose a team to see who of it agreed to be named."

POINTS: Mapping[Kind, str] = {
    Kind.INSIGHT: "Reports",
    Kind.FOUND: "Found early",
    Kind.EVIDENCE: "Evidence",
    Kind.ANSWER: "Answers",
    Kind.WORDING: "Wordings",
    Kind.DECISION: "Decisions",
}
"""What each kind of points is called at the head of a column."""

DRAWN: Mapping[str, tuple[Kind, ...]] = {
    "Reports confirmed": (Kind.INSIGHT,),
    "Found early": (Kind.FOUND,),
    "Answers": (Kind.ANSWER,),
    "Evidence and wordings": (Kind.EVIDENCE, Kind.WORDING),
}
"""The lines of the chart, and what each sums up."""


def teams(page: CreditPage) -> Table:
    """Facts first, points behind them."""
    counts = ("people", "People"), ("contributions", "Contributions"), ("heard", "Problems heard")
    became = ("planned", "Planned"), ("live", "Live")
    points = tuple((f"{kind}_points", f"{words}, points") for kind, words in POINTS.items())
    columns = (*counts, *became, *points, ("points", "All points"))
    return Table(
        "teams",
        "Teams that hear customers",
        (Column("team", "Team"), *(Column(key, title, Holds.NUMBER) for key, title in columns)),
        tuple(map(_row, page.teams)),
        empty="No credit yet in this time. It comes when a report is confirmed, or a question answered.",
        note=_note(page),
    )


def _row(share: TeamShare) -> tuple[str | int, ...]:
    points = (share.points.get(kind, 0) for kind in POINTS)
    facts = (share.people, share.contributions, share.heard, share.planned, share.live)
    return (share.team, *facts, *points, share.total)


def _note(page: CreditPage) -> str:
    rule = f"Teams of fewer than {page.smallest} people are not shown by themselves."
    left_out = " Some are left out: they are too few people even together." if page.hidden else ""
    return f"By name, not by rank. {rule}{left_out}"


def shipped(page: CreditPage) -> Table:
    """What the owners' teams brought live."""
    return Table(
        "shipped",
        "Shipped by",
        (
            Column("team", "Team"),
            Column("problems", "Problems live", Holds.NUMBER),
            Column("people", "People who agreed to be named"),
        ),
        tuple((one.team, one.problems, ", ".join(one.named) or None) for one in page.shipped),
        empty="Nothing went live in this time.",
        note="Owners have no points; what they ship stands beside the credit of those who told them.",
    )


def people(page: CreditPage) -> Table:
    """Those who agreed to be named, by name."""
    return Table(
        "people",
        "People who agreed to be named",
        (Column("person", "Person"),),
        tuple((Link(one.name, f"/credit/people/{one.number}"),) for one in page.agreed),
        empty=NOBODY if page.team else CHOOSE,
        note="By name, not by rank.",
    )


def weekly(page: CreditPage) -> Table:
    """The numbers of the chart."""
    return Table(
        "weeks",
        "Contributions by week",
        (
            Column("week", "Week of", Holds.DAY),
            *(Column(_key(name), name, Holds.NUMBER) for name in DRAWN),
        ),
        tuple((week, *(_drawn(kinds, counts) for kinds in DRAWN.values())) for week, counts in page.weeks),
    )


def chart(page: CreditPage) -> Lines:
    """Contributions by week and kind."""
    series = tuple(
        Series(name, tuple(float(_drawn(kinds, counts)) for _week, counts in page.weeks))
        for name, kinds in DRAWN.items()
    )
    last = ", ".join(f"{one.name.lower()} {one.values[-1]:.0f}" for one in series if one.values) or "none"
    labels = tuple(label(week) for week, _counts in page.weeks)
    alt = f"Contributions over {counted(len(labels), 'week')}. In the newest: {last}."
    return Lines("Contributions by week", alt, "contributions a week", labels, series)


def _drawn(kinds: Iterable[Kind], counts: Mapping[str, int]) -> int:
    return sum(counts.get(kind, 0) for kind in kinds)


def _key(name: str) -> str:
    return name.lower().replace(" ", "_")
