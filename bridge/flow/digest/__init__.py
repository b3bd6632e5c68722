"""The Monday digest: when it is due, and what it says to leaders and to each team."""

from bridge.flow.digest.company import of_company
from bridge.flow.digest.crew import of_crew
from bridge.flow.digest.due import mondays

__all__ = ["mondays", "of_company", "of_crew"]
