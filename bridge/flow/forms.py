"""What forms and search boxes of the triage card need to know; read only."""

from sqlmodel import Session

from bridge.domain.errors import RefusalError
from bridge.domain.forms import FormFacts, Option
from bridge.domain.incoming import Gesture
from bridge.domain.rules import Rules
from bridge.store.queries import groups


def facts(session: Session, rules: Rules, gesture: Gesture, subject: int, user: str) -> FormFacts:  # noqa: ARG001 - which facts is decided by the gesture
    """What the form behind a button needs to know.

    Raises:
        RefusalError: this person may not decide this.
        LookupError: there is nothing of that number.
    """
    group = groups.get(session, subject)
    route = rules.route(group.theme)
    if not route.decides(user):
        raise RefusalError(f"Only the owners of {route.team} can decide this.")
    return FormFacts(title=group.title)


def problems(session: Session, rules: Rules, words: str, user: str) -> tuple[Option, ...]:  # noqa: ARG001 - nothing to offer yet
    """Problems that a search box offers."""
    return ()


def issues(session: Session, rules: Rules, words: str, user: str) -> tuple[Option, ...]:  # noqa: ARG001 - nothing to offer yet
    """Open Jira issues that a search box offers."""
    return ()
