"""Whose reports a viewer sees."""

from bridge.domain.roles import Viewer
from bridge.domain.rules import Rules


def crews_in_scope(rules: Rules, viewer: Viewer) -> frozenset[str] | None:
    """The keys of the crews whose reports a viewer sees: those of their company; None for our own people, who see all.

    Whoever is of a company that has no crew sees none.
    """
    if not viewer.company:
        return None
    return frozenset(crew.key for crew in rules.crews if crew.company == viewer.company)
