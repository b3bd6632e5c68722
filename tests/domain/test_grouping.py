"""How a membership stands and what made it."""

from bridge.domain.grouping import CORRECTIONS, COUNTED, Cause, State
from bridge.domain.incoming import Gesture


def test_what_is_only_asked_does_not_count() -> None:
    assert set(State) - set(COUNTED) == {State.PROVISIONAL}


def test_every_correction_is_a_gesture_that_a_reporter_can_take_back() -> None:
    gestures = {gesture.value for gesture in Gesture}
    assert {cause.value for cause in CORRECTIONS} <= gestures
    assert not {Cause.SORTED, Cause.ACCEPTED, Cause.UNDO} & set(CORRECTIONS)
