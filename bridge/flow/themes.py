"""What people teach the classifier of themes, and which version of it serves."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from bridge.domain import golden
from bridge.domain.errors import RefusalError
from bridge.domain.taxonomy import Taxonomy
from bridge.store.queries import groups, parts, themes
from bridge.store.tables import (
    GoldenSet,
    Group,
    Person,
    ThemeArchive,
    ThemeChoice,
    ThemeLabel,
    ThemeModel,
)

ENOUGH = 20
"""So many decisions of people are worth a refit at once; fewer wait a day."""

DAILY = timedelta(days=1)
KEPT = 5
"""How many versions can be returned to."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How a theme's golden examples came out.

    Attributes:
        examples: how many there are.
        before: how many the version that served got right.
        after: how many the new one gets right.
    """

    examples: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Fitted:
    """A classifier fitted anew, and how it compares with the one that served meanwhile.

    Attributes:
        basis: the taxonomy and the sentence model that it fits to.
        lessons: how many texts it learnt from.
        labels: how many of them people decided.
        golden: the number of the golden set.
        against: the version that it was compared with.
        choice: the number of the choice that let that version serve; 0 if nothing was chosen.
        before: golden accuracy of that version, the mean over themes, 0 to 1.
        after: golden accuracy of the new one.
        marks: by theme.
        data: the classifier.
    """

    basis: str
    lessons: int
    labels: int
    golden: int
    against: int
    choice: int
    before: float
    after: float
    marks: dict[str, Mark]
    data: bytes


def relabel(session: Session, group: Group, theme: str, person: Person, now: datetime) -> None:
    """A person says what theme a problem has: its reports carry it from now on, and the classifier learns it.

    Inside the store's grouping transaction. Nothing is written when it is the problem's theme already.

    Args:
        session: of the transaction.
        group: the problem; reports that only may belong to it are left out.
        theme: a key of the taxonomy.
        person: who says so.
        now: when.
    """
    if group.theme == theme:
        return
    group.theme = theme
    session.add(group)
    listed = groups.members(session, group.id or 0)
    pieces = parts.among(session, {insight.id or 0 for insight, _place in listed})
    for insight, place in listed:
        piece = pieces.get((insight.id or 0, place.part))
        if piece is None:
            insight.theme_probability = None
        carrier = piece or insight
        carrier.theme = theme
        label = ThemeLabel(
            insight_id=place.insight_id, part=place.part, theme=theme, person_id=person.id or 0, at=now
        )
        session.add_all([carrier, label])


def golden_set(session: Session, taxonomy: Taxonomy, now: datetime, *, renew: bool = False) -> GoldenSet:
    """The golden set: written the first time it is asked for, and then only when it is renewed.

    It holds a part of the taxonomy's examples, and of the insights that are kept apart those whose theme people have
    decided by now.
    """
    there = themes.golden(session)
    if there is not None and not renew:
        return there
    texts = [{"theme": theme, "text": text} for text, theme in golden.examples(taxonomy).items()]
    decided = [
        {"theme": one.theme, "insight": one.insight, "part": one.part}
        for one in themes.decided(session)
        if golden.is_apart(one.insight)
    ]
    made = GoldenSet(at=now, examples=[*texts, *decided])
    session.add(made)
    session.flush()
    return made


def refit_due(session: Session, basis: str, now: datetime, enough: int = ENOUGH) -> bool:
    """Whether people have decided enough since the last refit.

    That is ``enough`` decisions, or any after a day or when the taxonomy or the sentence model has changed. After a
    person has returned to an older version nothing is due: the next refit is that person's to start.
    """
    choice = themes.choice(session, basis)
    if choice is not None and choice.cause == "person":
        return False
    last = themes.newest(session, basis)
    fresh = themes.decided_since(session, last.fitted_at if last else None)
    if last is None:
        return fresh >= enough or (fresh > 0 and bool(themes.models(session)))
    return fresh >= enough or (fresh > 0 and now - last.fitted_at >= DAILY)


def shelve(session: Session, fitted: Fitted, now: datetime) -> ThemeModel:
    """Keep a classifier, and let it serve unless it is worse than what serves now."""
    refused = _objection(session, fitted)
    model = ThemeModel(
        basis=fitted.basis,
        fitted_at=now,
        lessons=fitted.lessons,
        labels=fitted.labels,
        golden_id=fitted.golden,
        against=fitted.against,
        before=fitted.before,
        after=fitted.after,
        marks={theme: asdict(mark) for theme, mark in fitted.marks.items()},
        refused=refused,
    )
    session.add(model)
    session.flush()
    session.add(ThemeArchive(version=model.id or 0, data=fitted.data))
    if not refused:
        _choose(session, fitted.basis, model.id or 0, "refit", now)
    session.flush()
    themes.forget_archives(session, KEPT)
    return model


def return_to(session: Session, basis: str, version: int, now: datetime) -> None:
    """A person lets a version serve, from now on in every process; 0 is the taxonomy alone.

    Raises:
        RefusalError: there is no such version, it is not kept any more, or it fits to another taxonomy.
    """
    if version:
        model = themes.model(session, version)
        if model is None:
            raise RefusalError(f"There is no version {version}. See which there are: bridge themes")
        if model.basis != basis:
            raise RefusalError(
                f"Version {version} was fitted for another taxonomy or another sentence model."
            )
        if version not in themes.kept(session):
            raise RefusalError(f"Version {version} is not kept any more: only the newest {KEPT} are.")
    _choose(session, basis, version, "person", now)


def serving(session: Session, basis: str) -> int:
    """The version that is to serve; 0 is the taxonomy alone."""
    choice = themes.choice(session, basis)
    return choice.version if choice else 0


def _objection(session: Session, fitted: Fitted) -> str:
    """Why a version must not serve; empty if nothing speaks against it."""
    choice = themes.choice(session, fitted.basis)
    if (choice.id if choice else 0) != fitted.choice:
        return "another version began to serve while this one was fitted"
    if not fitted.labels:
        return "no person has decided a theme yet"
    if not fitted.marks:
        return "the golden set has no example of a theme of today"
    if fitted.after < fitted.before:
        return "worse on the golden set"
    return ""


def _choose(session: Session, basis: str, version: int, cause: str, now: datetime) -> None:
    session.add(ThemeChoice(basis=basis, version=version, cause=cause, at=now))


def as_json(model: ThemeModel) -> dict[str, Any]:
    """A version and how it was judged, as JSON values."""
    facts = model.model_dump(mode="json", exclude={"id", "basis"})
    return {"version": model.id, **facts}
