"""What happened to a report and to the problems that it was in, each with its date."""

from collections.abc import Iterator, Mapping

from sqlmodel import Session

from bridge.domain.credit import Kind
from bridge.domain.grouping import Cause
from bridge.domain.incoming import Gesture
from bridge.domain.language import Phrase as _
from bridge.domain.language import spoken
from bridge.domain.outgoing import Moment
from bridge.domain.quotes import titled
from bridge.domain.sentences import read_out
from bridge.domain.stages import Stage
from bridge.flow.rulebook import SAID
from bridge.store.queries import contests, groups, rulings
from bridge.store.tables import Group, Insight, Membership

_PLACED: Mapping[Cause, _] = {
    Cause.SORTED: _("Put with “{title}”"),
    Cause.RIGHT: _("Its reporter said that it belongs to “{title}”"),
    Cause.NOT_SAME: _("Its reporter said that it is not the same, and it went to “{title}”"),
    Cause.CHOOSE: _("Its reporter chose “{title}”"),
    Cause.SOMETHING_NEW: _("Its reporter said that it is something new: “{title}”"),
    Cause.UNDO: _("A decision was taken back, and it was with “{title}” again"),
    Cause.ACCEPTED: _("Confirmed when “{title}” was taken on"),
    Cause.MERGED: _("Came to “{title}” when problems were joined"),
    Cause.SPLIT: _("Came to “{title}” when a problem was split"),
    Cause.MOVED: _("Moved to “{title}” by an owner"),
    Cause.CHECKED: _("Checked by an owner, with “{title}”"),
}
_FOR: Mapping[Kind, _] = {
    Kind.INSIGHT: _("{points} for the report; {cause}"),
    Kind.FOUND: _("{points} for finding it early; {cause}"),
    Kind.EVIDENCE: _("{points} for useful evidence; {cause}"),
    Kind.ANSWER: _("{points} for an answer; {cause}"),
    Kind.WORDING: _("{points} for a wording; {cause}"),
    Kind.DECISION: _("{points} by decision; {cause}"),
}
_STAGES: Mapping[Stage, _] = {
    Stage.HEARD: _("“{title}” is heard again"),
    Stage.WITH_TEAM: _("“{title}” is with its team"),
    Stage.PLANNED: _("“{title}” is planned"),
    Stage.IN_WORK: _("“{title}” is being worked on"),
    Stage.FIXED: _("“{title}” is fixed"),
    Stage.LIVE: _("“{title}” is live"),
    Stage.DECLINED: _("“{title}” was declined"),
    Stage.MERGED: _("“{title}” was joined with another problem"),
}
REPORTED = _("No. {number} was reported")
RULED = _("“{title}”: {what}")
CREDITED = _("Credited: {what}")
TAKEN_BACK = _("Taken back: {what}")


def timeline(session: Session, insight: int | None, group: int | None = None) -> tuple[Moment, ...]:
    """The history of a report: where it was, what was decided there, what became of it, what it earned.

    Args:
        session: within a transaction.
        insight: number of the report; None: only of the problem.
        group: number of a problem besides those that the report was in.
    """
    report = session.get(Insight, insight) if insight else None
    places = _places(session, report)
    numbers = {place.group_id for place in places} | ({group} if group else set())
    there = {number: session.get_one(Group, number) for number in numbers}
    moments = [*_said(report), *_placed(places, there), *_ruled(session, there), *_staged(session, there)]
    if report is not None:
        moments += _earned(session, report)
    return tuple(sorted(moments, key=lambda moment: moment.at))


def _places(session: Session, report: Insight | None) -> list[Membership]:
    """Every membership of all parts."""
    if report is None:
        return []
    parts = {place.part for place in groups.places(session, report.id or 0)}
    return [place for part in sorted(parts) for place in groups.history(session, report.id or 0, part)]


def _said(report: Insight | None) -> Iterator[Moment]:
    if report is not None:
        yield Moment(report.said_at, REPORTED.format(number=report.id))


def _placed(places: list[Membership], there: Mapping[int, Group]) -> Iterator[Moment]:
    for place in places:
        title = titled(there[place.group_id].title)
        yield Moment(place.at, _PLACED[Cause(place.cause)].format(title=title))


def _ruled(session: Session, there: Mapping[int, Group]) -> Iterator[Moment]:
    """What was decided of the problems and not taken back; nobody is named."""
    for ruling in rulings.standing(session, there.keys()):
        said = SAID.get(Gesture(ruling.gesture))
        if said is not None:
            yield Moment(
                ruling.at, RULED.format(title=titled(there[ruling.group_id].title), what=spoken(said))
            )


def _staged(session: Session, there: Mapping[int, Group]) -> Iterator[Moment]:
    for number, group in there.items():
        for change in groups.stage_changes(session, number):
            yield Moment(change.at, _STAGES[Stage(change.stage)].format(title=titled(group.title)))


def _earned(session: Session, report: Insight) -> Iterator[Moment]:
    for entry in contests.lines(session, report.id or 0, report.person_id):
        how = TAKEN_BACK if entry.reverses is not None else CREDITED
        what = _FOR[Kind(entry.kind)].format(points=f"{entry.points:+d}", cause=read_out(entry.cause))
        yield Moment(entry.at, how.format(what=what))
