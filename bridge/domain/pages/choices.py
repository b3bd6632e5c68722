"""What a long list can be cut down to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from bridge.domain.pages.asked import Asked
from bridge.domain.pages.standing import LABELS
from bridge.domain.stages import Stage

Row = TypeVar("Row")

A_PAGE = 25

FIRST = "The first one comes when somebody reports in Slack what a customer said."
EMPTY = "Look for fewer words, or for less at once."

STAGES = tuple((stage.value, label) for stage, label in LABELS.items() if stage is not Stage.MERGED)

Options = tuple[tuple[str, str], ...]
"""Values, and what people call them."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen.

    Attributes:
        owners: the teams that own problems.
        themes: of problems.
        teams: those who hear customers, but for small ones.
        stages: of problems.
    """

    owners: Options
    themes: Options
    teams: Options
    stages: Options = STAGES


def is_cut(asked: Asked) -> bool:
    """Whether less than everything was asked for."""
    return any((asked.words, asked.theme, asked.stage, asked.owner, asked.team, asked.period))


def last_page(many: int) -> int:
    """The last page of a list of so many."""
    return max(1, -(-many // A_PAGE))


def shown(rows: Sequence[Row], asked: Asked) -> Sequence[Row]:
    """The rows of the page that was asked for; for an export all of them."""
    return rows if asked.whole else rows[(asked.page - 1) * A_PAGE : asked.page * A_PAGE]
