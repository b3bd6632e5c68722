"""Themes learn from people, and a version that cannot be used never serves."""

import logging
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import Pipe
from pathlib import Path
from signal import SIGINT, getsignal, signal

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bridge.app.themes.changes import UNQUOTED, compare
from bridge.app.themes.child import Child, ChildError, _work
from bridge.app.themes.ground import WORDS_ALONE, Ground, basis_of
from bridge.app.themes.learner import Learner
from bridge.app.themes.learning import Task, fit
from bridge.app.themes.overview import overview
from bridge.app.themes.serving import Serving, choose, last_good
from bridge.domain import golden
from bridge.domain.errors import BridgeError, RefusalError
from bridge.domain.taxonomy import Taxonomy
from bridge.flow.themes import Fitted
from bridge.store.engine import Store
from bridge.store.tables import Part, Vector
from classifiers.shelf.archive import Archive
from classifiers.shelf.packing import THEMES
from tests.app.firm import TAXONOMY, Firm
from tests.conftest import HeldClock

SMALLER = Taxonomy(TAXONOMY.themes[:2])


@pytest.fixture(scope="module")
def ground() -> Ground:
    return Ground(TAXONOMY, WORDS_ALONE)


@pytest.fixture(scope="module")
def taught(empty_sqlite: Path, tmp_path_factory: pytest.TempPathFactory, ground: Ground) -> Path:
    """A database in which two versions were published."""
    path = tmp_path_factory.mktemp("taught") / "bridge.sqlite"
    with opened(shutil.copy(empty_sqlite, path)) as store:
        firm = Firm(store, HeldClock(), ground=ground)
        firm.teach()
        assert [firm.learn(), firm.learn()] == [1, 2]
    return path


@contextmanager
def opened(path: str | Path) -> Iterator[Store]:
    store = Store(f"sqlite:///{path}", pool=2)
    yield store
    store.close()


@pytest.fixture
def firm(empty_sqlite: Path, tmp_path: Path, clock: HeldClock, ground: Ground) -> Iterator[Firm]:
    """A firm that nobody has taught anything."""
    with opened(shutil.copy(empty_sqlite, tmp_path / "bridge.sqlite")) as store:
        yield Firm(store, clock, ground=ground)


@pytest.fixture
def learnt(taught: Path, tmp_path: Path, clock: HeldClock, ground: Ground) -> Iterator[Firm]:
    """A firm in which two versions were published."""
    with opened(shutil.copy(taught, tmp_path / "learnt.sqlite")) as store:
        yield Firm(store, clock, ground=ground)


def theme(serving: Serving, firm: Firm, text: str) -> str | None:
    return serving.classifier.decide(firm.ground.reader.read(text)).theme


def test_a_basis_is_another_one_when_themes_or_sentence_model_change() -> None:
    first, *others = TAXONOMY.themes
    named = Taxonomy((replace(first, name="Money"), *others))
    shuffled = Taxonomy(tuple(reversed(TAXONOMY.themes)))
    assert basis_of(TAXONOMY, "m") == basis_of(named, "m") == basis_of(shuffled, "m")
    described = Taxonomy((replace(first, description="Money."), *others))
    extended = Taxonomy((replace(first, examples=(*first.examples, "x")), *others))
    changed = {basis_of(each, "m") for each in (TAXONOMY, described, extended, SMALLER)}
    assert len(changed | {basis_of(TAXONOMY, "words")}) == 5


def test_what_people_decided_is_known_to_the_next_version(firm: Firm) -> None:
    serving = Serving(firm.ground, firm.store)
    assert theme(serving, firm, "locker 77 stays shut") != "delivery"
    firm.teach(3)
    firm.learn()
    serving.refresh()
    assert theme(serving, firm, "locker 77 stays shut") == "delivery"


def test_both_kinds_of_database_hold_what_was_learnt(store: Store, clock: HeldClock, ground: Ground) -> None:
    firm = Firm(store, clock, ground=ground)
    firm.teach()
    assert [firm.learn(), firm.learn()] == [1, 2]
    serving = Serving(ground, store)
    assert serving.version == 2
    firm.replace(2, firm.bytes_of(2)[1:])
    assert last_good(store, ground).version == 1


def test_a_version_learns_from_all_but_what_is_kept_apart(firm: Firm) -> None:
    numbers = firm.teach()
    apart = [number for number in numbers if golden.is_apart(number)]
    assert apart
    model = firm.model(firm.learn())
    texts = len(TAXONOMY.training_texts()[0]) - len(golden.examples(TAXONOMY))
    assert model.labels == len(numbers) - len(apart)
    assert model.lessons == texts + model.labels
    assert sum(mark["examples"] for mark in model.marks.values()) == 3 + len(apart)


def test_what_was_decided_later_and_is_kept_apart_is_not_learnt_either(firm: Firm) -> None:
    """Else the golden set, once renewed, would hold what versions have learnt."""
    firm.decide(("voucher refused", "billing"))
    firm.learn()
    numbers = firm.teach()
    model = firm.model(firm.learn())
    assert model.labels == 1 + sum(not golden.is_apart(number) for number in numbers)
    assert sum(mark["examples"] for mark in model.marks.values()) == 3


@pytest.mark.parametrize("flaw", ["another sentence model", "another format", "a theme that is gone"])
def test_a_decision_that_cannot_be_learnt_from_is_left_out(firm: Firm, flaw: str) -> None:
    firm.decide(("voucher refused", "billing"))
    other = firm.decide(("voucher expired", "gone" if flaw == "a theme that is gone" else "billing"))[0]
    with firm.store.write() as session:
        vector = session.get_one(Vector, other)
        if flaw == "another sentence model":
            vector.model = "another"
        if flaw == "another format":
            vector.data = b"??" + vector.data[2:]
    assert firm.model(firm.learn()).labels == 1


def test_without_a_golden_set_nothing_is_fitted(firm: Firm) -> None:
    with pytest.raises(BridgeError, match="There is no golden set"):
        fit(Task(firm.store.url, TAXONOMY, firm.ground.model))


def test_nothing_is_published_before_somebody_decided_something(firm: Firm) -> None:
    assert firm.model(firm.learn()).refused == "no person has decided a theme yet"
    assert Serving(firm.ground, firm.store).version == 0


def test_a_version_that_people_taught_wrongly_is_refused_and_kept(firm: Firm) -> None:
    """Somebody decides the golden examples' words the wrong way round."""
    for text, true in golden.examples(TAXONOMY).items():
        wrong = next(each.key for each in TAXONOMY.themes if each.key != true)
        firm.decide(*[(text, wrong)] * 8)
    version = firm.learn()
    assert firm.model(version).refused == "worse on the golden set"
    assert firm.model(version).after < firm.model(version).before
    assert Serving(firm.ground, firm.store).version == 0
    assert firm.bytes_of(version)


def test_another_process_takes_a_new_version_over_without_a_restart(firm: Firm) -> None:
    elsewhere = Store(firm.store.url, pool=1)
    serving = Serving(Ground(TAXONOMY, firm.ground.model), elsewhere)
    firm.teach()
    firm.learn()
    assert serving.version == 0
    serving.refresh()
    assert serving.version == 1
    choose(firm.store, firm.ground.basis, 0, firm.clock.now())
    serving.refresh()
    assert serving.version == 0
    elsewhere.close()


def test_the_taxonomy_alone_serves_when_it_has_changed(learnt: Firm) -> None:
    changed = Ground(SMALLER, learnt.ground.model)
    serving = Serving(changed, learnt.store)
    assert serving.version == 0
    assert serving.remark() == ""
    assert serving.classifier.classes_.tolist() == ["billing", "delivery"]


def test_a_version_comes_back_with_the_same_judgement(learnt: Firm) -> None:
    serving = Serving(learnt.ground, learnt.store)
    assert serving.version == 2
    texts = [learnt.ground.reader.read(text) for text in ("voucher refused", "parcel late", "hello")]
    again = learnt.ground.unpack(1, learnt.bytes_of(1))
    np.testing.assert_allclose(again.predict_proba(texts), serving.classifier.predict_proba(texts))


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.floats(0, 1, exclude_max=True), st.integers(0, 7))
def test_whatever_bit_of_a_version_flips_the_last_good_one_serves(
    learnt: Firm, share: float, bit: int
) -> None:
    """Version 1 is as long and stays whole."""
    flipped = bytearray(learnt.bytes_of(1))
    flipped[int(share * len(flipped))] ^= 1 << bit
    learnt.replace(2, bytes(flipped))
    found = last_good(learnt.store, learnt.ground)
    assert found.version == 1
    assert found.remark().startswith("Theme version 2 is ")
    assert found.remark().endswith(" Version 1 serves; to choose another one: bridge themes")


def without(data: bytes, name: str) -> bytes:
    """A version that another release took apart: one of its arrays has another name there."""
    whole = Archive.from_bytes(data, THEMES, "x")
    return Archive(THEMES, whole.facts, {k: v for k, v in whole.arrays.items() if k != name}).to_bytes()


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (lambda data: data[:-1], "Theme version 2 is damaged: its hash is not the one written down."),
        (lambda data: data[:20], "Theme version 2 is no model, or cut short."),
        (lambda _data: b"", "Theme version 2 is no model, or cut short."),
        (lambda data: data[:5] + b"\x63" + data[6:], "Theme version 2 is of format 99, not 2."),
        (lambda _data: Archive("domain", {}, {}).to_bytes(), "Theme version 2 holds domain, not themes."),
        (
            lambda data: without(data, "coef"),
            "Theme version 2 is of another version of the classifiers: 'coef'.",
        ),
    ],
)
def test_a_version_that_cannot_be_used_is_refused_in_one_sentence(
    learnt: Firm, harm: Callable[[bytes], bytes], sentence: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    learnt.replace(2, harm(learnt.bytes_of(2)))
    serving = Serving(learnt.ground, learnt.store)
    serving.refresh()
    assert serving.version == 1
    assert serving.remark() == f"{sentence} Version 1 serves; to choose another one: bridge themes"
    assert caplog.messages == [serving.remark()]


def test_a_version_whose_bytes_are_gone_does_not_serve(learnt: Firm) -> None:
    learnt.lose(2)
    assert Serving(learnt.ground, learnt.store).version == 1


def test_a_version_that_cannot_serve_is_not_chosen(learnt: Firm) -> None:
    learnt.replace(1, learnt.bytes_of(1)[:-1])
    now = learnt.clock.now()
    for version, why in (
        (1, "Theme version 1 is damaged: .* Choose another one"),
        (9, "There is no version 9"),
    ):
        with pytest.raises(RefusalError, match=f"^{why}"):
            choose(learnt.store, learnt.ground.basis, version, now)
    assert Serving(learnt.ground, learnt.store).version == 2
    choose(learnt.store, learnt.ground.basis, 0, now)
    assert Serving(learnt.ground, learnt.store).version == 0


def test_without_any_good_version_the_taxonomy_alone_serves(learnt: Firm) -> None:
    for version in (1, 2):
        learnt.replace(version, b"")
    serving = Serving(learnt.ground, learnt.store)
    assert serving.version == 0
    assert "The taxonomy alone serves; " in serving.remark()
    assert theme(serving, learnt, "refund pending for days") == "billing"


def test_a_refit_is_compared_with_the_one_that_serves_and_not_with_a_damaged_one(learnt: Firm) -> None:
    learnt.replace(2, b"")
    third = learnt.model(learnt.learn())
    assert (third.against, third.refused) == (1, "")
    assert Serving(learnt.ground, learnt.store).remark() == ""


def test_a_refit_comes_when_it_is_due_and_not_before(firm: Firm) -> None:
    fitted: list[Task] = []

    def count(task: Task) -> Fitted:
        fitted.append(task)
        return fit(task)

    learner = Learner(firm.store, firm.clock, TAXONOMY, firm.ground.model, count)
    firm.teach(2)
    learner.learn_if_due()
    assert fitted == []
    firm.teach(1)
    learner.learn_if_due()
    learner.learn_if_due()
    assert fitted == [Task(firm.store.url, TAXONOMY, firm.ground.model)]


def test_a_refit_that_ends_early_is_logged_and_changes_nothing(
    firm: Firm, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_task: Task) -> Fitted:
        raise ChildError("The refit was ended before it was done.")

    firm.teach(3)
    Learner(firm.store, firm.clock, TAXONOMY, firm.ground.model, fail).learn_if_due()
    assert caplog.messages == ["themes: The refit was ended before it was done."]
    assert overview(firm.store, firm.ground.basis).versions == []


def test_a_refit_under_way_ends_when_the_bridge_stops(firm: Firm) -> None:
    child, said = Child(), list[str]()

    def run() -> None:
        try:
            child.fit(Task(firm.store.url, TAXONOMY, firm.ground.model))
        except ChildError as error:
            said.append(str(error))

    thread = threading.Thread(target=run)
    thread.start()
    while child._process is None or not child._process.is_alive():
        thread.join(0.01)
    child.stop()
    thread.join(30)
    assert said == ["The refit was ended before it was done; what serves goes on serving."]
    child.stop()


def test_what_an_operator_can_mend_comes_back_from_the_child_as_a_sentence(firm: Firm) -> None:
    here, there = Pipe(duplex=False)
    before = getsignal(SIGINT)
    try:
        _work(there, Task(firm.store.url, TAXONOMY, firm.ground.model))
    finally:
        signal(SIGINT, before)
    assert here.recv().startswith("There is no golden set")
    for end in (here, there):
        end.close()


def test_a_comparison_lists_the_insights_whose_theme_changes_newest_first(firm: Firm) -> None:
    firm.teach(3)
    new = [firm.hear("locker 8 stays shut"), firm.hear("parcel came late again")]
    named = firm.hear("locker of Mr Smith stays shut", held_back=True)
    found = compare(firm.store, firm.ground, firm.model(firm.learn()))
    changed = {change.insight: change for change in found.changes}
    assert list(changed) == sorted(changed, reverse=True)
    assert found.looked_at == 3 * 9 + 3
    assert changed[new[0]].text == "locker 8 stays shut"
    assert (changed[new[0]].before, changed[new[0]].after) == ("app", "delivery")
    assert new[1] not in changed
    assert changed[named].text == UNQUOTED


def test_a_comparison_looks_at_the_newest_alone(firm: Firm) -> None:
    model = firm.model(firm.learn())
    for number in range(3):
        firm.hear(f"locker {number} stays shut")
    assert compare(firm.store, firm.ground, model, recent=2).looked_at == 2


def test_each_part_of_an_insight_is_compared(firm: Firm) -> None:
    firm.teach(3)
    number = firm.hear("locker 8 stays shut. tablet 8 freezes")
    with firm.store.write() as session:
        for part, words in enumerate(("locker 8 stays shut", "tablet 8 freezes")):
            data = firm.ground.reader.read(words).to_bytes()
            model = firm.ground.model
            session.add(Part(insight_id=number, part=part, words=words, model=model, data=data))
    found = compare(firm.store, firm.ground, firm.model(firm.learn()), recent=1)
    assert found.looked_at == 2
    assert {change.text: change.after for change in found.changes} == {
        "locker 8 stays shut": "delivery",
        "tablet 8 freezes": "app",
    }


def test_without_insights_there_is_nothing_to_compare(firm: Firm) -> None:
    model = firm.model(firm.learn())
    assert compare(firm.store, firm.ground, model).changes == []


def test_what_cannot_be_compared_is_said_in_a_sentence(learnt: Firm) -> None:
    second = learnt.model(2)
    with pytest.raises(RefusalError, match=r"^Version 2 was fitted for another taxonomy"):
        compare(learnt.store, Ground(SMALLER, learnt.ground.model), second)
    learnt.replace(2, learnt.bytes_of(2)[:-9])
    with pytest.raises(RefusalError, match=r"^Theme version 2 is damaged"):
        compare(learnt.store, learnt.ground, second)
    learnt.lose(1)
    with pytest.raises(RefusalError, match=r"^Version 1 is not kept any more"):
        compare(learnt.store, learnt.ground, second)


def test_an_overview_says_what_became_of_every_version(learnt: Firm, clock: HeldClock) -> None:
    third = learnt.learn()
    learnt.lose(1)
    Firm(learnt.store, clock, SMALLER).learn()
    seen = overview(learnt.store, learnt.ground.basis)
    states = ["served, not kept any more", "served", "serves", "for another taxonomy"]
    assert [each.state for each in seen.versions] == states
    assert (seen.serves, seen.held, seen.waiting) == (third, False, 0)
    learnt.replace(third, b"")
    damaged = overview(learnt.store, learnt.ground.basis).versions[third - 1].state
    assert damaged == "Theme version 3 is no model, or cut short. The one before serves."


def test_an_overview_counts_what_was_decided_since_and_knows_who_chose(
    learnt: Firm, clock: HeldClock
) -> None:
    clock.forward(minutes=1)
    learnt.correct(1, "app")
    choose(learnt.store, learnt.ground.basis, 1, clock.now())
    told = overview(learnt.store, learnt.ground.basis).as_json()
    assert (told["serves"], told["held"], told["waiting"]) == (1, True, 1)
    assert [version["state"] for version in told["versions"]] == ["serves", "served"]
