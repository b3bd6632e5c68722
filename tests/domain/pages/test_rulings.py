"""What was decided of a problem has words in its history."""

import pytest

from bridge.domain.incoming import Gesture
from bridge.domain.pages.rulings import said

REPORTERS = {
    Gesture.RIGHT,
    Gesture.NOT_SAME,
    Gesture.CHOOSE,
    Gesture.SOMETHING_NEW,
    Gesture.UNDO,
    Gesture.ANSWER,
    Gesture.JOIN_TALK,
    Gesture.SAME_THING,
    Gesture.NOT_THIS,
    Gesture.CALLED_BACK,
    Gesture.ASK_HEADS_UP,
    Gesture.SEND_OFFER,
    Gesture.REFUSE_OFFER,
    Gesture.DETAILS,
    Gesture.CONFIRM_FILE,
    Gesture.REFUSE_FILE,
    Gesture.FINE,
    Gesture.EDIT_TEXT,
    Gesture.REMOVE,
    Gesture.TAKE_DOWN,
    Gesture.DECIDE_TAKE_DOWN,
    Gesture.SUGGEST_WORDING,
    Gesture.REPLY,
    Gesture.REPLY_IS,
    Gesture.HAND_ON,
}
"""What reporters decide is told on their report's page."""

ELSEWHERE = {
    Gesture.TAKE_BACK,
    Gesture.ACCEPT_ANSWERS,
    Gesture.SKIP_CHECK_UP,
    Gesture.CONSENT,
    Gesture.CONTEST,
    Gesture.DECIDE_CONTEST,
    Gesture.REMIND_HEADS_UP,
    Gesture.WITHDRAW_HEADS_UP,
    Gesture.DECLINE_ALL,
    Gesture.MERGE_ALL,
    Gesture.WITHDRAW_QUESTION,
    Gesture.HAVE_IT,
    Gesture.NOT_URGENT,
    Gesture.WATCH,
    Gesture.END_WATCH,
    Gesture.RELEASE_HEADS_UP,
    Gesture.PREFER,
}
"""What changes nothing of a problem, is told beside what it takes back, or stands in each of several problems."""


@pytest.mark.parametrize("gesture", sorted(set(Gesture) - REPORTERS - ELSEWHERE))
def test_every_decision_of_owners_has_words_of_its_own(gesture: Gesture) -> None:
    assert said(gesture, joined=False) != "Changed"


def test_whoever_was_joined_reads_the_same_decision_from_the_other_side() -> None:
    assert said(Gesture.MERGE, joined=False) == "Joined with"
    assert said(Gesture.MERGE, joined=True) == "Joined by"
    assert said(Gesture.DECLINE, joined=True) == said(Gesture.DECLINE, joined=False)
