"""Take back what was told to many by mistake: a stage, a heads-up, a question, a week's digest.

What has not left is cancelled, what has is edited in place, and who may have passed it on is told once that it was a
mistake. The stage itself stays: its team corrects it where it decided it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from sqlmodel import Session, SQLModel

from bridge.domain.clock import Clock
from bridge.domain.errors import RefusalError
from bridge.domain.language import Phrase as _
from bridge.domain.sentences import sentence
from bridge.domain.stages import Stage
from bridge.flow import headsups, outbox, questions
from bridge.store.engine import Store
from bridge.store.queries import effects, groups
from bridge.store.queries import recalling as queries
from bridge.store.tables import Effect, HeadsUp, Question, StageChange

LATELY = timedelta(days=14)
MOST = 50
"""So many fan-outs of a kind are looked at."""

TAKEN_BACK = "taken back"
KIND, TOLD = "recall", "recall_told"

WAS_A_MISTAKE = _("Taken back: this was sent by mistake. Please do not pass it on.")
CORRECTION = _(
    "Correction: “{title}” was sent to you by mistake. If you told a customer because of it, please tell them that it"
    " does not hold."
)
CORRECTS = frozenset({"stage", "headsup"})
"""What may have been passed on to customers."""

NO_SUCH = "There is nothing called {name} to take back. Nothing was done. To see what there is: bridge recall"


@dataclass(frozen=True, slots=True)
class FanOut:
    """Something that was told to many.

    Attributes:
        name: to call it by, such as ``stage-12``.
        at: when it was decided.
        title: what it was about.
        what: the same in a few more words.
        reached: how many have it.
        waiting: how many are still to get it.
        changed: how many messages say by now that it was taken back.
        changing: how many are still to say it.
        left: how many could not be changed.
    """

    name: str
    at: datetime
    title: str
    what: str
    reached: int
    waiting: int
    changed: int = 0
    changing: int = 0
    left: int = 0


def lately(store: Store, clock: Clock, limit: int) -> list[FanOut]:
    """What was told to many in the last two weeks, the newest first."""
    since = clock.now() - LATELY
    with store.read() as session:
        found = [*_stages(session, since), *_heads_ups(session, since), *_questions(session, since)]
        found += _digests(session, since)
    told = [one for one in found if one.reached or one.waiting or one.changed or one.changing or one.left]
    return sorted(told, key=lambda one: one.at, reverse=True)[:limit]


def find(store: Store, name: str) -> FanOut:
    """One of them.

    Raises:
        RefusalError: there is none with this name.
    """
    with store.read() as session:
        return _found(session, name)


def recall(store: Store, clock: Clock, name: str) -> FanOut:
    """Take one back; a second time changes nothing. What is to be edited waits like all that leaves.

    Raises:
        RefusalError: there is none with this name.
    """
    kind, number = _parsed(name)
    now = clock.now()
    with store.grouping() as session:
        title = _found(session, name).title
        _end(session, kind, number, now)
        for effect in _EFFECTS[kind](session, number):
            _take_back(session, kind, title, effects.locked(session, effect), now)
    return find(store, name)


def _take_back(session: Session, kind: str, title: str, effect: Effect, now: datetime) -> None:
    if effect.error == TAKEN_BACK or effect.state in {"dead", "skipped"}:
        return
    if outbox.is_untried(effect):
        _unsay(session, effect, now)
        return
    edit = _edits(session, [effect]).get(effect.id or 0) or _enqueue(
        session, KIND, effect, effect.id, {}, now
    )
    if kind in CORRECTS and effect.kind != "customers":
        says = sentence(CORRECTION, title=title).packed() | {"sent": effect.state == "done"}
        _enqueue(session, TOLD, effect, edit.id, says, now)
    if effect.state == "done":
        _unsay(session, effect, now)


def _unsay(session: Session, effect: Effect, now: datetime) -> None:
    """Take it that it was not said: of a problem, the stage before stands, and this one may be told again one day."""
    effect.state, effect.error, effect.done_at = "skipped", TAKEN_BACK, effect.done_at or now
    session.add(effect)


def _enqueue(
    session: Session, kind: str, effect: Effect, needs: int | None, body: dict[str, Any], now: datetime
) -> Effect:
    return outbox.enqueue(
        session,
        f"{kind}:{effect.id}",
        kind=kind,
        subject=effect.subject,
        object=effect.id,
        target=effect.target.partition(outbox.ASIDE)[0],
        priority=outbox.Priority.PERSON,
        needs=needs,
        body=body | {name: effect.body[name] for name in ("user",) if name in effect.body},
        now=now,
    )


def _end(session: Session, kind: str, number: str, now: datetime) -> None:
    """Nobody is asked or reminded any more."""
    if kind == "headsup":
        headsups.withdraw(session, session.get_one(HeadsUp, int(number)), now)
    elif kind == "question":
        question = session.get_one(Question, int(number))
        question.withdrawn_at = question.withdrawn_at or now
        session.add(question)
        questions.show(session, question, "recalled", now)


def _parsed(name: str) -> tuple[str, str]:
    kind, _dash, number = name.partition("-")
    pattern = r"\d{4}-W\d\d" if kind == "digest" else r"\d{1,15}"
    if kind not in _EFFECTS or not re.fullmatch(pattern, number):
        raise RefusalError(NO_SUCH.format(name=name))
    return kind, number


def _found(session: Session, name: str) -> FanOut:
    kind, number = _parsed(name)
    if kind == "digest":
        found = [one for one in _digests(session, None) if one.name == name]
        row = found[0] if found else None
    else:
        kept = session.get(_TABLES[kind], int(number))
        row = _DESCRIBED[kind](session, kept) if kept is not None else None
    if row is None:
        raise RefusalError(NO_SUCH.format(name=name))
    return row


def _stages(session: Session, since: datetime) -> list[FanOut]:
    return [_stage(session, one) for one in queries.stages(session, since, MOST)]


def _heads_ups(session: Session, since: datetime) -> list[FanOut]:
    return [_heads_up(session, one) for one in queries.heads_ups(session, since, MOST)]


def _questions(session: Session, since: datetime) -> list[FanOut]:
    return [_question(session, one) for one in queries.questions(session, since, MOST)]


def _digests(session: Session, since: datetime | None) -> list[FanOut]:
    sent = [one for one in effects.about(session, ("digest",), 0) if since is None or one.created_at >= since]
    weeks = groupby(
        sorted(sent, key=lambda one: str(one.body["week"])), key=lambda one: str(one.body["week"])
    )
    listed = [(week, list(told)) for week, told in weeks]
    return [
        _fan_out(session, f"digest-{week}", told[0].created_at, f"Digest of {week}", told)
        for week, told in listed
    ]


def _stage(session: Session, row: StageChange) -> FanOut:
    title = groups.get(session, row.group_id).title
    stage = Stage(row.stage).value.replace("_", " ")
    return _fan_out(session, f"stage-{row.id}", row.at, title, _of_stage(session, str(row.id)), stage)


def _heads_up(session: Session, row: HeadsUp) -> FanOut:
    return _fan_out(session, f"headsup-{row.id}", row.at, row.title, _of_heads_up(session, str(row.id)))


def _question(session: Session, row: Question) -> FanOut:
    return _fan_out(session, f"question-{row.id}", row.asked_at, row.text, _of_question(session, str(row.id)))


def _fan_out(
    session: Session, name: str, at: datetime, title: str, told: Sequence[Effect], detail: str = ""
) -> FanOut:
    edits = _edits(session, told)
    states = [one.state for one in edits.values()]
    return FanOut(
        name,
        at,
        title,
        f"{title}: {detail}" if detail else title,
        reached=sum(one.state == "done" or one.id in edits for one in told),
        waiting=sum(one.state == "waiting" for one in told),
        changed=states.count("done"),
        changing=states.count("waiting"),
        left=len(states) - states.count("done") - states.count("waiting"),
    )


def _edits(session: Session, told: Sequence[Effect]) -> dict[int, Effect]:
    """By the message: what says in its place that it was taken back. A heads-up has a card for that."""
    keys = {f"heads_up_off:{one.id}" if one.kind == "heads_up" else f"{KIND}:{one.id}" for one in told}
    return {one.object or 0: one for one in queries.by_keys(session, keys)}


def _of_stage(session: Session, number: str) -> list[Effect]:
    change = session.get_one(StageChange, int(number))
    return queries.of_stage(session, change.id or 0, change.group_id)


def _of_heads_up(session: Session, number: str) -> list[Effect]:
    return effects.about(session, ("heads_up", "heads_up_again"), int(number))


def _of_question(session: Session, number: str) -> list[Effect]:
    return queries.of_question(session, int(number))


def _of_week(session: Session, week: str) -> list[Effect]:
    sent = effects.about(session, ("digest", "digest_mail"), 0)
    return [one for one in sent if one.body.get("week") == week]


_EFFECTS: Mapping[str, Callable[[Session, str], list[Effect]]] = {
    "stage": _of_stage,
    "headsup": _of_heads_up,
    "question": _of_question,
    "digest": _of_week,
}
_TABLES: Mapping[str, type[SQLModel]] = {"stage": StageChange, "headsup": HeadsUp, "question": Question}
_DESCRIBED: Mapping[str, Callable[..., FanOut]] = {
    "stage": _stage,
    "headsup": _heads_up,
    "question": _question,
}
