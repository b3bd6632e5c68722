"""What was decided of a problem, as its history tells it."""

from collections.abc import Mapping

from bridge.domain.incoming import Gesture

_SAID: Mapping[Gesture, str] = {
    Gesture.OPEN_ISSUE: "Taken on",
    Gesture.OPEN_ANYWAY: "Taken on",
    Gesture.FILL_FIELDS: "Jira's fields filled in",
    Gesture.IT_IS: "Existing issue linked",
    Gesture.LINK_ISSUE: "Existing issue linked",
    Gesture.DECLINE: "Declined",
    Gesture.SNOOZE: "Put off",
    Gesture.ANSWER_BY: "Answer date moved",
    Gesture.TELL_BY: "Date for customers set",
    Gesture.WHAT_CHANGED: "Said what changed",
    Gesture.MERGE: "Joined with",
    Gesture.SURVIVOR: "Chosen which issue goes on",
    Gesture.SPLIT: "Split off",
    Gesture.MOVE: "Reports moved to another problem",
    Gesture.MAYBES: "Doubtful reports settled",
    Gesture.REROUTE: "Sent to another team",
    Gesture.LIVE: "Said to be live",
    Gesture.REOPEN: "Reopened",
    Gesture.NEW_ISSUE: "New issue asked for",
    Gesture.KNOWN: "Known, left as it is",
    Gesture.ASK: "Question asked",
    Gesture.TALK: "Talk asked for",
    Gesture.FOLLOW: "Following changed",
    Gesture.WORDING: "Sentence for customers changed",
    Gesture.APPROVE_WORDING: "Suggested sentence approved",
    Gesture.REFUSE_WORDING: "Suggested sentence not taken",
    Gesture.CHECK_UP: "Check-up answered",
    Gesture.USEFUL: "Useful evidence marked",
    Gesture.THANK: "Thanks sent",
    Gesture.HEADS_UP: "Heads-up sent",
    Gesture.ALL_CLEAR: "All-clear given",
    Gesture.BANNER_WORDING: "Wording of the banners changed",
}


def said(gesture: Gesture, *, joined: bool) -> str:
    """What was decided, in a few words.

    Args:
        gesture: the decision.
        joined: it was made of another problem, which is part of this one now.

    >>> said(Gesture.MERGE, joined=True), said(Gesture.DECLINE, joined=False)
    ('Joined by', 'Declined')
    """
    if joined and gesture is Gesture.MERGE:
        return "Joined by"
    return _SAID.get(gesture, "Changed")
