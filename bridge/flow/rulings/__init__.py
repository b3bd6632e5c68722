"""What owners decide of a problem, a family of decisions a file."""

from collections.abc import Mapping

from bridge.domain.incoming import Gesture
from bridge.flow import questions
from bridge.flow.rulebook import Decision
from bridge.flow.rulings import (
    changed,
    closing,
    delaying,
    evidence,
    following,
    heads_up,
    linking,
    merging,
    opening,
    outages,
    promising,
    recurring,
    rerouting,
    settling,
    splitting,
    suggesting,
    surviving,
    talking,
    thanking,
    undoing,
    wording,
)

BY_GESTURE: Mapping[Gesture, Decision] = {
    Gesture.OPEN_ISSUE: opening.open_or_wait,
    Gesture.OPEN_ANYWAY: opening.open_anyway,
    Gesture.FILL_FIELDS: opening.fill_fields,
    Gesture.IT_IS: linking.it_is,
    Gesture.LINK_ISSUE: linking.link,
    Gesture.DECLINE: closing.decline,
    Gesture.LIVE: closing.live,
    Gesture.SNOOZE: delaying.snooze,
    Gesture.ANSWER_BY: delaying.answer_by,
    Gesture.TELL_BY: promising.tell_by,
    Gesture.WHAT_CHANGED: changed.say,
    Gesture.REROUTE: rerouting.reroute,
    Gesture.MERGE: merging.merge,
    Gesture.SURVIVOR: surviving.survive,
    Gesture.SPLIT: splitting.split,
    Gesture.MOVE: splitting.move_to,
    Gesture.MAYBES: settling.maybes,
    Gesture.REOPEN: recurring.reopen,
    Gesture.NEW_ISSUE: recurring.follow_up,
    Gesture.KNOWN: recurring.known,
    Gesture.ASK: questions.ask,
    Gesture.TALK: talking.talk,
    Gesture.FOLLOW: following.follow,
    Gesture.WORDING: wording.word,
    Gesture.APPROVE_WORDING: suggesting.approve,
    Gesture.REFUSE_WORDING: suggesting.refuse,
    Gesture.USEFUL: evidence.useful,
    Gesture.THANK: thanking.thank,
    Gesture.HEADS_UP: heads_up.write,
    Gesture.ALL_CLEAR: outages.all_clear,
    Gesture.BANNER_WORDING: outages.word_banners,
    Gesture.TAKE_BACK: undoing.take_back,
}
"""What each button of a triage card does."""
