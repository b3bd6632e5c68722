"""What owners decide of a problem, a family of decisions a file."""

from collections.abc import Callable, Mapping
from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Click, Gesture
from bridge.domain.rules import Rules
from bridge.flow.rulings import closing, opening
from bridge.store.tables import Group, Person

Ruling = Callable[[Session, Rules, Group, Click, Person, datetime], None]

BY_GESTURE: Mapping[Gesture, Ruling] = {
    Gesture.OPEN_ISSUE: opening.open_or_wait,
    Gesture.LINK_ISSUE: opening.link,
    Gesture.DECLINE: closing.decline,
}
"""What each button of a triage card does."""
