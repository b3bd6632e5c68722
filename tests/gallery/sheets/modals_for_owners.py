"""The windows that owners open from a problem's card, and admins from what is contested."""

from collections.abc import Sequence
from datetime import date

from bridge.domain.forms import FormFacts, Option
from bridge.domain.incoming import FieldNeeded, Gesture
from bridge.slack.controls import GRANT, MORE, UPHOLD, Carried
from bridge.slack.modals.form import refusal
from bridge.slack.modals.table import AT_ONCE, FORMS, TOGETHER
from bridge.slack.texts import forms as texts
from tests.gallery.sheet import Shown
from tests.gallery.sheets.ahead import REPORT, SAY, SLOTS, WHAT, WHO
from tests.gallery.world import FRIDAY, LIVE, MEANWHILE, REFUND, SMALLER, UNTIL
from tests.gallery.world import SAY as TELL

CARRIED = Carried(7)
FACTS = FormFacts(
    REFUND.title,
    insights=(
        Option("1284:1", "Refund shows as pending for nine days, she has called three times"),
        Option("1290:1", "The bank says nothing arrived"),
        Option("1293:1", ""),
    ),
    ticked=frozenset({"1284:1"}),
    maybes=(Option("1301:1", "Her refund is not what she expected"), Option("1302:1", "Where is my money?")),
    problems=(Option("7", REFUND.title), Option("11", SMALLER.title)),
    themes=(Option("delivery", "Delivery: delivery time"), Option("policy", "Legal: policy")),
    banners=(Option("C0VOICE", ""), Option("C0NIGHT", "Call back tomorrow from 8.")),
    crews=(Option("leipzig", "Leipzig"), Option("manila", "Manila")),
    fields=(
        FieldNeeded("severity", "Severity", ("S1", "S2", "S3"), "option"),
        FieldNeeded("found", "Found in", kind="text"),
    ),
    wording=TELL,
    meanwhile=MEANWHILE,
    answer_by=FRIDAY,
    tell_by=UNTIL.date(),
    what_changed=LIVE.what_changed,
    lines={
        "title": SLOTS.title,
        "date": FRIDAY.isoformat(),
        "who": WHO,
        "what": WHAT,
        "say": SAY,
        "report": REPORT,
    },
)
OF_REPORTS = {
    Gesture.MERGE: "Merge",
    Gesture.SPLIT: "Split",
    Gesture.MOVE: "Move reports",
    Gesture.MAYBES: "Reports that may belong",
    Gesture.USEFUL: "Useful evidence",
    Gesture.THANK: "Thank those who reported",
    Gesture.ASK: "Ask those who heard it",
    Gesture.TALK: "Talk",
    Gesture.FOLLOW: "Follow",
    Gesture.WATCH: "Watch for words",
}
OF_PROBLEMS = {
    Gesture.DECLINE: "Decline",
    Gesture.SNOOZE: "Snooze",
    Gesture.ANSWER_BY: "Answer by",
    Gesture.LINK_ISSUE: "Link an issue",
    Gesture.FILL_FIELDS: "What Jira wants",
    Gesture.REROUTE: "Send to another team",
}
OF_WORDS = {
    Gesture.WORDING: "What agents say",
    Gesture.APPROVE_WORDING: "Approve a suggestion",
    Gesture.BANNER_WORDING: "What to say in an outage",
    Gesture.TELL_BY: "Date for customers",
    Gesture.WHAT_CHANGED: "What has changed",
    Gesture.HEADS_UP: "A heads-up",
    Gesture.RELEASE_HEADS_UP: "A heads-up of a release",
}


def of_reports() -> Sequence[Shown]:
    """Which reports belong together, and what their reporters are asked."""
    further = AT_ONCE[MORE](Carried(7, choice=" ".join(texts.FURTHER)))
    return Shown("More", further), *(_form(gesture, caption) for gesture, caption in OF_REPORTS.items())


def of_problems() -> Sequence[Shown]:
    """What becomes of a problem, of several at once, and of what is contested."""
    moved = FormFacts(REFUND.title, answer_by=date(2026, 12, 4), answer_moved=True)
    return (
        *(_form(gesture, caption) for gesture, caption in OF_PROBLEMS.items()),
        Shown("The date was moved before", FORMS[Gesture.ANSWER_BY].view(CARRIED, moved)),
        Shown("Decline several", TOGETHER[Gesture.DECLINE_ALL].view(CARRIED, FACTS)),
        Shown("Merge several", TOGETHER[Gesture.MERGE_ALL].view(CARRIED, FACTS)),
        Shown("Uphold what is contested", AT_ONCE[UPHOLD](Carried(31, choice="Found it: no. 1284"))),
        Shown("Grant it", AT_ONCE[GRANT](Carried(31, choice="Found it: no. 1284"))),
        Shown("What cannot be done", refusal("This problem was merged a minute ago, see its newest card.")),
    )


def of_words() -> Sequence[Shown]:
    """What is told to customers, and to those who hear them."""
    return [_form(gesture, caption) for gesture, caption in OF_WORDS.items()]


def _form(gesture: str, caption: str) -> Shown:
    return Shown(caption, FORMS[gesture].view(CARRIED, FACTS))
