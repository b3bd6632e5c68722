"""The words of reports and of answers end when the setting says, those of open problems when they are answered.

That a team still owes an answer is a reason to keep what it is to answer, but not for ever: after twice the time words go
whatever became of their problem.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from bridge.domain.quotes import title
from bridge.domain.stages import OVER
from bridge.flow.membership import said
from bridge.store.engine import Store
from bridge.store.queries import erasing, forgetting, groups
from bridge.store.tables import Group

AT_ONCE = 10
"""So many reports lose their words in one transaction: a hundredth of a second of work."""

SETTLED = timedelta(days=90)
"""So long after its last change of stage a problem is no longer open: its reporters may say until then that it is not so."""


def forget_words(store: Store, keep: timedelta, now: datetime) -> None:
    """Forget what reports say that are old enough; that they were made still counts, and so does their credit."""
    for numbers in _due(store, keep, now):
        for start in range(0, len(numbers), AT_ONCE):
            with store.grouping() as session:
                _forget(session, numbers[start : start + AT_ONCE], now)


def forget_answers(store: Store, keep: timedelta, now: datetime) -> None:
    """Forget what was answered in own words; a button that was pressed stays counted."""
    last = 0
    while True:
        with store.read() as session:
            found = forgetting.answers(session, last, now - keep)
            asked_of = {question.group_id for _asked, question in found}
            open_ = _open(session, asked_of, now)
        spoken = [
            asked.id or 0
            for asked, question in found
            if asked.answer not in question.options
            and (question.group_id not in open_ or _too_old(asked.answered_at, keep, now))
        ]
        if spoken:
            with store.write() as session:
                forgetting.silence(session, spoken)
        if len(found) < forgetting.SLICE:
            break
        last = found[-1][0].id or 0
    with store.write() as session:
        forgetting.contests(session, now - keep)


def _due(store: Store, keep: timedelta, now: datetime) -> Iterator[list[int]]:
    """The reports whose words are to go, some at a time."""
    last, before = 0, now - keep
    while True:
        with store.read() as session:
            rows = forgetting.reports(session, last)
            old = {
                number or 0: (kept, state)
                for number, kept, removed, state in rows
                if kept <= before and removed is None
            }
            open_ = _in_open_problems(session, old, now)
        yield [
            number
            for number, (kept, state) in old.items()
            if _too_old(kept, keep, now) or (state == "sorted" and number not in open_)
        ]
        if len(rows) < forgetting.SLICE or rows[-1][1] > before:
            return
        last = rows[-1][0] or 0


def _in_open_problems(session: Session, reports: Mapping[int, object], now: datetime) -> set[int]:
    places = groups.places_among(session, reports.keys())
    problems = {place.group_id for found in places.values() for place in found}
    open_ = _open(session, problems, now)
    return {number for number, found in places.items() if any(place.group_id in open_ for place in found)}


def _open(session: Session, problems: set[int], now: datetime) -> set[int]:
    """Those that a team was shown and that are not over, or only just."""
    return {
        number for number, group in groups.today(session, problems).items() if _is_open(group, now - SETTLED)
    }


def _is_open(group: Group, settled: datetime) -> bool:
    return group.shown_at is not None and (group.stage not in OVER or group.stage_since > settled)


def _too_old(since: datetime | None, keep: timedelta, now: datetime) -> bool:
    return since is not None and since <= now - 2 * keep


def _forget(session: Session, due: Sequence[int], now: datetime) -> None:
    """Whoever looks at them sees that the words were removed; what was posted is left as it stands."""
    numbers = [number or 0 for number in forgetting.with_words(session, due)]
    if not numbers:
        return
    gone = [_letters(words) for words in erasing.words_of(session, numbers)]
    forgetting.take_out(session, numbers, now)
    for group in forgetting.unshown(session, numbers):
        if any(_letters(group.title) in words for words in gone):
            group.title = title(_said_lately(session, group.id or 0))
            session.add(group)


def _said_lately(session: Session, group: int) -> list[str]:
    """What the newest reports of a problem say that others may read: not all of them, which may be thousands."""
    newest = forgetting.newest(session, group)
    return [said(session, insight, place.part).words for insight, place in newest if not insight.held_back]


def _letters(words: str) -> str:
    """A title is cut and capitalised, and otherwise what somebody said."""
    return "".join(filter(str.isalnum, words.casefold()))
