"""What people teach, when it is time to learn, and which version serves."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session, SQLModel

from bridge.domain import golden
from bridge.domain.errors import RefusalError
from bridge.domain.taxonomy import Taxonomy, Theme
from bridge.flow import themes
from bridge.flow.themes import Fitted, Mark
from bridge.store.engine import Store
from bridge.store.queries import groups, people
from bridge.store.queries import themes as kept
from bridge.store.tables import (
    GoldenSet,
    Membership,
    Part,
    ThemeArchive,
    ThemeChoice,
    ThemeLabel,
    ThemeModel,
)
from tests.conftest import HeldClock
from tests.flow.office import Office

BASIS = "b"
TAXONOMY = Taxonomy(
    tuple(
        Theme(key, key, f"All about {key}", (f"{key} one", f"{key} two", f"{key} three"))
        for key in ("billing", "delivery_time")
    )
)
GOOD = Fitted(
    BASIS,
    lessons=9,
    labels=3,
    golden=1,
    against=0,
    choice=0,
    before=0.5,
    after=0.5,
    marks={"billing": Mark(2, 1, 1)},
    data=b"model",
)


@pytest.fixture
def database_url(empty_sqlite: Path, tmp_path: Path) -> str:
    """SQLite alone: what is asked of the database here is tested on both kinds in tests/store."""
    return f"sqlite:///{shutil.copy(empty_sqlite, tmp_path / 'bridge.sqlite')}"


@pytest.fixture(scope="module")
def memory() -> Iterator[Store]:
    """Tables to fill and roll back many times in one test."""
    store = Store("sqlite://")
    SQLModel.metadata.create_all(store.engine)
    yield store
    store.close()


def relabel(office: Office, insight: int, theme: str, user: str = "U-owner") -> None:
    """An owner says what theme the problem of an insight has."""
    with office.store.grouping() as session:
        person = people.known(session, "T1", user)
        group = groups.get(session, office.group_of(insight).id or 0)
        themes.relabel(session, group, theme, person, office.clock.now())


def decided(office: Office) -> dict[int, str]:
    with office.store.read() as session:
        return {one.insight: one.theme for one in kept.decided(session)}


def shelve(office: Office, fitted: Fitted = GOOD) -> ThemeModel:
    """Keep a version that was fitted and judged; what it names is looked up if it says nothing else."""
    with office.store.write() as session:
        frozen = themes.golden_set(session, TAXONOMY, office.clock.now())
        return themes.shelve(session, replace(fitted, golden=frozen.id or 0), office.clock.now())


def publish(office: Office) -> int:
    """Keep a version that was compared with what serves."""
    return shelve(office, replace(GOOD, choice=choice(office))).id or 0


def choice(office: Office) -> int:
    choices = office.rows(ThemeChoice)
    return (choices[-1].id or 0) if choices else 0


def serving(office: Office) -> int:
    with office.store.read() as session:
        return themes.serving(session, BASIS)


def due(office: Office, enough: int = 2) -> bool:
    with office.store.read() as session:
        return themes.refit_due(session, BASIS, office.clock.now(), enough)


def use(office: Office, version: int) -> None:
    with office.store.write() as session:
        themes.return_to(session, BASIS, version, office.clock.now())


def frozen(office: Office, *, renew: bool = False) -> GoldenSet:
    with office.store.write() as session:
        return themes.golden_set(session, TAXONOMY, office.clock.now(), renew=renew)


def test_an_owner_who_opens_the_issue_has_decided_the_theme_of_its_reports(office: Office) -> None:
    numbers, _issue = office.opened()
    assert decided(office) == dict.fromkeys(numbers, "billing")


def test_a_relabelled_problem_and_its_reports_carry_the_new_theme_and_teach_it(office: Office) -> None:
    numbers = office.problem("refund pending for days", "refund pending since days")
    relabel(office, numbers[0], "delivery_time")
    assert office.group_of(numbers[0]).theme == "delivery_time"
    for number in numbers:
        insight = office.insight(number)
        assert (insight.theme, insight.theme_probability) == ("delivery_time", None)
    assert decided(office) == dict.fromkeys(numbers, "delivery_time")
    assert {label.at for label in office.rows(ThemeLabel)} == {office.clock.now()}


def test_a_correction_counts_more_than_the_acceptance_before_it(office: Office) -> None:
    numbers, _issue = office.opened()
    office.clock.forward(hours=1)
    relabel(office, numbers[0], "delivery_time")
    assert decided(office) == dict.fromkeys(numbers, "delivery_time")


def test_saying_what_is_known_already_writes_nothing(office: Office) -> None:
    number = office.problem("refund pending for days")[0]
    relabel(office, number, "billing")
    assert office.rows(ThemeLabel) == []
    assert office.insight(number).theme_probability == 0.9


def test_a_report_that_only_may_belong_to_the_problem_is_not_relabelled(office: Office) -> None:
    numbers = office.problem("refund pending for days")
    maybe = office.say("U-9", "refund for tea")
    office.work()
    assert office.state(maybe) == "provisional"
    relabel(office, numbers[0], "delivery_time")
    assert decided(office) == {numbers[0]: "delivery_time"}
    assert office.insight(maybe).theme == "billing"


def test_of_a_report_in_parts_only_the_part_in_the_problem_is_relabelled(office: Office) -> None:
    number = office.problem("refund pending for days")[0]
    other = office.problem("parcel wet")[0]
    elsewhere = office.group_of(other).id or 0
    with office.store.write() as session:
        for part in (0, 1):
            row = Part(insight_id=number, part=part, words="x", theme="billing", model="m", data=b"x")
            session.add(row)
        session.add(
            Membership(
                insight_id=number,
                part=1,
                group_id=elsewhere,
                state="joined",
                cause="sorted",
                at=office.clock.now(),
            )
        )
    relabel(office, number, "partner")
    assert [part.theme for part in office.rows(Part)] == ["partner", "billing"]
    assert [(label.insight_id, label.part) for label in office.rows(ThemeLabel)] == [(number, 0)]


def test_the_golden_set_is_written_once_and_stays_when_taxonomy_and_insights_change(office: Office) -> None:
    first = frozen(office)
    assert {example["text"]: example["theme"] for example in first.examples} == golden.examples(TAXONOMY)
    office.opened()
    assert frozen(office).id == first.id
    assert office.rows(GoldenSet) == [first]


def test_a_renewed_golden_set_takes_in_decided_insights_that_are_kept_apart_and_no_others(
    office: Office,
) -> None:
    frozen(office)
    for number in range(13):
        office.say("U-1", f"refund pending {number}")
    office.sorting.step()
    relabel(office, 1, "policy")
    renewed = frozen(office, renew=True)
    judged = [example for example in renewed.examples if "insight" in example]
    assert judged == [{"theme": "policy", "insight": number, "part": 0} for number in (6, 12)]
    assert len(decided(office)) == 13
    assert frozen(office).id == renewed.id


def test_a_refit_is_due_when_enough_was_decided_and_not_again_at_once(office: Office) -> None:
    assert not due(office)
    office.opened()
    assert (due(office, 3), due(office, 2)) == (False, True)
    office.clock.forward(minutes=1)
    publish(office)
    assert not due(office)


def test_fewer_decisions_than_enough_wait_a_day(office: Office) -> None:
    numbers, _issue = office.opened()
    office.clock.forward(minutes=1)
    publish(office)
    office.clock.forward(hours=1)
    relabel(office, numbers[0], "delivery_time")
    assert not due(office, 20)
    office.clock.forward(hours=22)
    assert not due(office, 20)
    office.clock.forward(hours=1)
    assert due(office, 20)


def test_without_a_new_decision_nothing_is_ever_due(office: Office) -> None:
    office.opened()
    office.clock.forward(minutes=1)
    publish(office)
    office.clock.forward(days=30)
    assert not due(office, 1)


def test_a_changed_taxonomy_makes_any_decision_due(office: Office) -> None:
    office.opened()
    with office.store.read() as session:
        assert not themes.refit_due(session, "new", office.clock.now())
    publish(office)
    with office.store.read() as session:
        assert themes.refit_due(session, "new", office.clock.now())


@pytest.mark.parametrize("after", [0.5, 0.75])
def test_a_version_that_is_not_worse_serves(office: Office, after: float) -> None:
    model = shelve(office, replace(GOOD, after=after))
    assert (model.refused, serving(office)) == ("", model.id)
    assert model.marks == {"billing": {"examples": 2, "before": 1, "after": 1}}


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"after": 0.49}, "worse on the golden set"),
        ({"marks": {}}, "the golden set has no example of a theme of today"),
        ({"labels": 0}, "no person has decided a theme yet"),
        ({"choice": 7}, "another version began to serve while this one was fitted"),
    ],
)
def test_a_version_that_must_not_serve_is_kept_with_the_reason(
    office: Office, changed: dict[str, float], why: str
) -> None:
    first = publish(office)
    model = shelve(office, replace(GOOD, **({"choice": choice(office)} | changed)))  # type: ignore[arg-type]
    assert model.refused == why
    assert serving(office) == first
    assert [row.version for row in office.rows(ThemeArchive)] == [first, model.id]


def test_an_older_version_can_be_returned_to_and_learning_waits_for_a_person(office: Office) -> None:
    office.opened()
    first, second = publish(office), publish(office)
    assert serving(office) == second
    use(office, first)
    assert serving(office) == first
    office.clock.forward(days=2)
    relabel(office, 1, "delivery_time")
    assert not due(office, 1)
    third = publish(office)
    assert serving(office) == third
    office.clock.forward(days=2)
    relabel(office, 1, "billing", "U-other")
    assert due(office, 1)


def test_the_taxonomy_alone_can_be_returned_to(office: Office) -> None:
    publish(office)
    use(office, 0)
    assert serving(office) == 0
    assert [row.cause for row in office.rows(ThemeChoice)] == ["refit", "person"]


def test_what_cannot_be_returned_to_is_refused_in_one_sentence(office: Office) -> None:
    oldest = publish(office)
    for _ in range(themes.KEPT):
        publish(office)
    foreign = shelve(office, replace(GOOD, basis="other")).id or 0
    for version, why in (
        (99, "There is no version 99. See which there are: bridge themes"),
        (oldest, f"Version {oldest} is not kept any more: only the newest {themes.KEPT} are."),
        (foreign, f"Version {foreign} was fitted for another taxonomy or another sentence model."),
    ):
        with pytest.raises(RefusalError, match="^" + why + "$"):
            use(office, version)
    assert serving(office) == foreign - 1


def test_versions_are_told_as_json_values(office: Office) -> None:
    told = themes.as_json(shelve(office))
    assert told["version"] == 1
    assert told["fitted_at"] == "2026-11-02T09:00:00Z"
    assert "basis" not in told


@settings(max_examples=25)
@given(st.lists(st.one_of(st.sampled_from(["better", "as good", "worse"]), st.integers(0, 12)), max_size=12))
def test_what_serves_is_what_was_published_or_chosen_last_and_is_always_kept(
    memory: Store, steps: list[str | int]
) -> None:
    """Refits of three kinds, and a person who returns to any version that is kept."""
    accuracy = {"better": 0.6, "as good": 0.5, "worse": 0.4}
    expected, now = 0, HeldClock().now()
    with Session(memory.engine) as session:
        frozen = themes.golden_set(session, TAXONOMY, now).id or 0
        for step in steps:
            chosen = kept.choice(session, BASIS)
            seen = replace(GOOD, golden=frozen, choice=(chosen.id or 0) if chosen else 0)
            if isinstance(step, str):
                model = themes.shelve(session, replace(seen, after=accuracy[step]), now)
                expected = expected if step == "worse" else model.id or 0
                assert bool(model.refused) == (step == "worse")
            elif step in kept.kept(session) | {0}:
                themes.return_to(session, BASIS, step, now)
                expected = step
            assert themes.serving(session, BASIS) == expected
            assert kept.kept(session) >= {expected} - {0}
            assert len(kept.kept(session)) <= themes.KEPT + 1
        session.rollback()
