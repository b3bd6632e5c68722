"""Which decisions still hold, so that there is something to take back."""

from collections.abc import Callable, Mapping

from sqlmodel import Session

from bridge.domain.incoming import Gesture
from bridge.domain.language import Phrase as _
from bridge.domain.sentences import Sentence, sentence
from bridge.flow.rulebook.log import portrait
from bridge.store.queries import effects, groups, issues, rulings, thanks
from bridge.store.tables import CheckUp, Follow, Group, Issue, Ruling, StageChange, ThankYou, Wording

SAID: Mapping[Gesture, _] = {
    Gesture.OPEN_ISSUE: _("Taken on"),
    Gesture.OPEN_ANYWAY: _("Taken on"),
    Gesture.DECLINE: _("Declined"),
    Gesture.SNOOZE: _("Snoozed"),
    Gesture.ANSWER_BY: _("Answer date moved"),
    Gesture.TELL_BY: _("Date for customers set"),
    Gesture.WHAT_CHANGED: _("Said what changed"),
    Gesture.MERGE: _("Joined with another problem"),
    Gesture.SURVIVOR: _("Issue chosen"),
    Gesture.SPLIT: _("Split in two"),
    Gesture.MOVE: _("Reports moved"),
    Gesture.MAYBES: _("Doubtful reports settled"),
    Gesture.REROUTE: _("Sent here"),
    Gesture.LIVE: _("Said to be live"),
    Gesture.REOPEN: _("Reopened"),
    Gesture.KNOWN: _("Known and left as it is"),
    Gesture.FOLLOW: _("Following changed"),
    Gesture.WORDING: _("Wording changed"),
    Gesture.APPROVE_WORDING: _("Suggested wording approved"),
    Gesture.CHECK_UP: _("Check-up answered"),
    Gesture.THANK: _("Thanks said"),
}
"""What can be taken back, as people read it."""

DECIDED = _("{what}, {day}.")
TAKEN_BACK = _("Taken back: {what}, {day}.")


def decided(ruling: Ruling) -> Sentence:
    """What was decided, and when; nobody is named."""
    return sentence(DECIDED, what=SAID[Gesture(ruling.gesture)], day=ruling.at.date())


def taken_back(ruling: Ruling) -> Sentence:
    """That what was decided does not hold any more."""
    return sentence(TAKEN_BACK, what=SAID[Gesture(ruling.gesture)], day=ruling.at.date())


def newest(session: Session, group: int) -> Ruling | None:
    """The newest decision on a problem that can be taken back."""
    found = rulings.standing(session, groups.numbers(session, group))
    return next((ruling for ruling in found if _stands(session, ruling)), None)


def _stands(session: Session, ruling: Ruling) -> bool:
    """Whether what was decided still holds, so that there is something to take back."""
    stands = _STANDS.get(Gesture(ruling.gesture))
    return stands is not None and stands(session, ruling)


def _column(name: str) -> Callable[[Session, Ruling], bool]:
    """Whether the groups whose column the ruling changed still have it as it became."""

    def holds(session: Session, ruling: Ruling) -> bool:
        given = {
            int(number): columns[name][1]
            for number, columns in ruling.facts["groups"].items()
            if name in columns
        }
        return bool(given) and all(
            portrait(session.get_one(Group, number))[name] == became for number, became in given.items()
        )

    return holds


def _taken_on(session: Session, ruling: Ruling) -> bool:
    """An issue that Jira has, or is perhaps making just now, is not ours to take back."""
    opening = effects.by_key(session, f"issue:{ruling.group_id}")
    underway = opening is not None and opening.state == "waiting" and opening.attempt_at is not None
    free = not underway and issues.of_group(session, ruling.group_id) is None
    return free and _column("accepted_at")(session, ruling)


def _known(session: Session, ruling: Ruling) -> bool:
    return bool(session.get_one(StageChange, ruling.facts["still"]).facts)


def _asleep(session: Session, ruling: Ruling) -> bool:
    return _column("asleep_until")(session, ruling) or _column("asleep_reports")(session, ruling)


def _moved(session: Session, ruling: Ruling) -> bool:
    return any(groups.holds(session, row) for row in ruling.facts["rows"])


def _split(session: Session, ruling: Ruling) -> bool:
    """What was decided of the new problem since binds its reports there."""
    made = session.get_one(Group, ruling.facts["made"])
    untouched = made.merged_into is None and made.accepted_at is None
    return untouched and issues.of_group(session, made.id or 0) is None and _moved(session, ruling)


def _retired(session: Session, ruling: Ruling) -> bool:
    return all(session.get_one(Issue, number).retired for number in ruling.facts["retired"])


def _worded(session: Session, ruling: Ruling) -> bool:
    return all(session.get_one(Wording, one).ended_at is None for one in ruling.facts["begun"])


def _checked(session: Session, ruling: Ruling) -> bool:
    return session.get_one(CheckUp, ruling.facts["check_up"]).state == "done"


def _followed(session: Session, ruling: Ruling) -> bool:
    return all(session.get_one(Follow, one).ended_at is None for one in ruling.facts["begun"])


def _thanked(session: Session, ruling: Ruling) -> bool:
    """What nobody was told yet can be unsaid."""
    said = session.get_one(ThankYou, ruling.facts["thanks"])
    numbers = groups.numbers(session, groups.get(session, said.group_id).id or 0)
    return not ruling.facts["sent"] and not thanks.travelled(session, said, numbers)


_STANDS: Mapping[Gesture, Callable[[Session, Ruling], bool]] = {
    Gesture.OPEN_ISSUE: _taken_on,
    Gesture.OPEN_ANYWAY: _taken_on,
    Gesture.DECLINE: _column("stage"),
    Gesture.SNOOZE: _asleep,
    Gesture.ANSWER_BY: _column("due_at"),
    Gesture.TELL_BY: _column("tell_by"),
    Gesture.WHAT_CHANGED: _column("what_changed"),
    Gesture.MERGE: _column("merged_into"),
    Gesture.SURVIVOR: _retired,
    Gesture.SPLIT: _split,
    Gesture.MOVE: _moved,
    Gesture.MAYBES: _moved,
    Gesture.REROUTE: _column("theme"),
    Gesture.LIVE: _column("stage"),
    Gesture.REOPEN: _column("stage"),
    Gesture.KNOWN: _known,
    Gesture.FOLLOW: _followed,
    Gesture.WORDING: _worded,
    Gesture.APPROVE_WORDING: _worded,
    Gesture.CHECK_UP: _checked,
    Gesture.THANK: _thanked,
}
