"""Which form belongs to which button, and who reads it when it comes back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bridge.domain.forms import FormFacts
from bridge.domain.incoming import Gesture
from bridge.slack.controls import GRANT, HEARD_TOO, MORE, REPORT_IT, UPHOLD, WHY, WRITE_ANSWER, Carried
from bridge.slack.modals import (
    answer,
    answer_by,
    banner_wording,
    contest,
    decline,
    evidence,
    fill,
    follow,
    hand_over,
    heads_up,
    heads_up_ask,
    heard_too,
    insight,
    link,
    maybes,
    merge,
    more,
    move,
    question,
    removal,
    reroute,
    settings,
    snooze,
    split,
    suggest,
    talk,
    tell_by,
    thank,
    together,
    verdict,
    watch,
    what_changed,
    why,
    wording,
)
from bridge.slack.modals.form import View
from bridge.slack.modals.sent import Decision, Sent


@dataclass(frozen=True, slots=True)
class Form:
    """A form that needs to know something of its problem.

    Attributes:
        view: draws it.
        read: what it decides once it is sent.
    """

    view: Callable[[Carried, FormFacts], View]
    read: Callable[[Sent], Decision]


AT_ONCE: Mapping[str, Callable[[Carried], View]] = {
    WHY: why.view,
    WRITE_ANSWER: answer.view,
    MORE: more.view,
    HEARD_TOO: heard_too.view,
    REPORT_IT: insight.begun,
    Gesture.CONTEST: contest.view,
    Gesture.ASK_HEADS_UP: heads_up_ask.view,
    Gesture.SUGGEST_WORDING: suggest.view,
    Gesture.HAND_ON: hand_over.view,
    Gesture.REMOVE: removal.delete,
    Gesture.TAKE_DOWN: removal.take_down,
    UPHOLD: verdict.uphold,
    GRANT: verdict.grant,
}
"""Windows that need nothing but what their button carries."""

FORMS: Mapping[str, Form] = {
    Gesture.LINK_ISSUE: Form(link.view, link.read),
    Gesture.FILL_FIELDS: Form(fill.view, fill.read),
    Gesture.DECLINE: Form(decline.view, decline.read),
    Gesture.SNOOZE: Form(snooze.view, snooze.read),
    Gesture.ANSWER_BY: Form(answer_by.view, answer_by.read),
    Gesture.MERGE: Form(merge.view, merge.read),
    Gesture.SPLIT: Form(split.view, split.read),
    Gesture.MOVE: Form(move.view, move.read),
    Gesture.MAYBES: Form(maybes.view, maybes.read),
    Gesture.REROUTE: Form(reroute.view, reroute.read),
    Gesture.ASK: Form(question.view, question.read),
    Gesture.TALK: Form(talk.view, talk.read),
    Gesture.FOLLOW: Form(follow.view, follow.read),
    Gesture.WORDING: Form(wording.view, wording.read),
    Gesture.USEFUL: Form(evidence.view, evidence.read),
    Gesture.THANK: Form(thank.view, thank.read),
    Gesture.HEADS_UP: Form(heads_up.view, heads_up.read),
    Gesture.RELEASE_HEADS_UP: Form(heads_up.of_release, heads_up.read),
    Gesture.WATCH: Form(watch.view, watch.read),
    Gesture.BANNER_WORDING: Form(banner_wording.view, banner_wording.read),
    Gesture.TELL_BY: Form(tell_by.view, tell_by.read),
    Gesture.WHAT_CHANGED: Form(what_changed.view, what_changed.read),
    Gesture.APPROVE_WORDING: Form(suggest.approval, suggest.approved),
}
"""Forms about one problem."""

TOGETHER: Mapping[str, Form] = {
    Gesture.DECLINE_ALL: Form(together.decline, together.declined),
    Gesture.MERGE_ALL: Form(together.merge, together.merged),
}
"""Forms about the problems that were chosen in a list."""

AFTERWARDS: Mapping[str, Callable[[], View]] = {
    Gesture.CONTEST: contest.sent_on,
    Gesture.ASK_HEADS_UP: heads_up_ask.passed_on,
    Gesture.SUGGEST_WORDING: suggest.kept,
    Gesture.REMOVE: removal.deleted,
    Gesture.TAKE_DOWN: removal.passed_on,
}
"""What stands in the place of a form that was kept; others close."""

READERS: Mapping[str, Callable[[Sent], Decision]] = {
    WRITE_ANSWER: answer.read,
    Gesture.CONTEST: contest.read,
    Gesture.ASK_HEADS_UP: heads_up_ask.read,
    Gesture.REMOVE: removal.confirmed,
    Gesture.TAKE_DOWN: removal.asked,
    Gesture.SUGGEST_WORDING: suggest.read,
    Gesture.HAND_ON: hand_over.read,
    Gesture.DECIDE_CONTEST: verdict.read,
    Gesture.PREFER: settings.read,
    **{gesture: form.read for gesture, form in {**FORMS, **TOGETHER}.items()},
}
