"""The classifiers behind the flow's protocol, on a few sentences that anybody can judge."""

import shutil
from copy import copy
from pathlib import Path

import pytest

from bridge.app.sorter import ClassifierSorter
from bridge.app.themes.serving import Serving
from bridge.domain.grouping import Band
from bridge.domain.sentences import read_out
from bridge.domain.taxonomy import Taxonomy
from bridge.flow import themes
from bridge.flow.sorting import Sorter
from bridge.flow.themes import Fitted, Mark
from bridge.store.engine import Store
from classifiers import Features, GroupMatcher
from classifiers.refit.lessons import PERSON, Lesson, learn
from classifiers.shelf.packing import pack_themes
from tests.conftest import HeldClock
from tests.trained import fresh

PENDING = "Refund shows as pending for nine days, she has called three times"
AGAIN = "refund still shows as pending, nine days by now"
KETTLE = "the kettle drips at the bottom and the worktop is wet"


@pytest.fixture(scope="module")
def sorter() -> ClassifierSorter:
    """Knows one problem, no. 7."""
    made = fresh()
    made.place(1, 7, made.read(PENDING), "billing", settled=True)
    return made


def test_a_report_is_sure_of_what_it_would_join_without_a_question(sorter: ClassifierSorter) -> None:
    assert [sorter.surely(text) for text in (AGAIN, KETTLE, f"{AGAIN}. {KETTLE}")] == [7, None, None]


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        (PENDING, "billing"),
        ("parcel came three days late and nobody rang the bell", "delivery_time"),
        ("customer says thank you, best service ever", "praise"),
    ],
)
def test_plain_sentences_get_their_theme(sorter: ClassifierSorter, text: str, theme: str) -> None:
    found, probability = sorter.theme(sorter.read(text))
    assert found == theme
    assert 0.0 < probability <= 1.0


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (PENDING, "en"),
        ("Hallo, der Gutschein wird nicht angenommen", "de"),
        ("[card 1] E-403", None),
    ],
)
def test_the_language_of_a_text_is_told(sorter: ClassifierSorter, text: str, language: str | None) -> None:
    assert sorter.language(sorter.read(text)) == language


def test_the_same_problem_in_other_words_is_that_group_and_says_why(sorter: ClassifierSorter) -> None:
    verdict = sorter.decide(sorter.read(AGAIN), "billing", ())
    assert verdict.band in {Band.JOINED, Band.ASKED}
    assert verdict.group == 7
    assert verdict.why


def test_another_problem_is_new(sorter: ClassifierSorter) -> None:
    assert sorter.decide(sorter.read(KETTLE), "product_fault", ()).band is Band.NEW


def test_a_search_finds_the_problem_by_other_words_and_learns_nothing_of_it(sorter: ClassifierSorter) -> None:
    found = [sorter.nearest("where is my money, still waiting for the refund", 3) for _ in range(2)]
    assert found[0] == found[1]
    assert [group for group, _likely in found[0]] == [7]


def test_a_group_that_somebody_said_no_to_is_not_proposed(sorter: ClassifierSorter) -> None:
    verdict = sorter.decide(sorter.read(AGAIN), "billing", {7})
    assert verdict.group != 7
    assert 7 not in verdict.candidates


def test_a_reading_survives_being_stored(sorter: ClassifierSorter) -> None:
    reading = sorter.read(PENDING)
    assert isinstance(reading, bytes)
    assert sorter.theme(bytes(bytearray(reading))) == sorter.theme(reading)


def test_two_problems_in_one_text_are_read_apart_with_their_words(sorter: ClassifierSorter) -> None:
    reading = sorter.read(f"{PENDING}. The courier left the parcel in the rain.")
    found = sorter.parts(reading)
    assert [sorter.words(part) for part in found] == [
        f"{PENDING}.",
        "The courier left the parcel in the rain.",
    ]
    first, second = (sorter.theme(part)[0] for part in found)
    assert (first, first == second) == ("billing", False)


def test_one_problem_told_in_two_sentences_stays_one(sorter: ClassifierSorter) -> None:
    reading = sorter.read(f"{PENDING}. It is still pending today.")
    assert sorter.parts(reading) == [reading]


def test_a_further_part_does_not_push_out_the_first_and_is_named_by_its_insight(
    sorter: ClassifierSorter,
) -> None:
    made = copy(sorter)
    made._matcher = GroupMatcher(sorter._reader.domain_)
    made.place(5, 7, made.read(PENDING), "billing", settled=True)
    made.place(5, 8, made.read(KETTLE), "product_fault", settled=True, part=1)
    for text, group in ((AGAIN, 7), ("kettle drips, worktop wet at the bottom", 8)):
        verdict = made.decide(made.read(text), None, ())
        assert verdict.group == group
        assert read_out(verdict.why).startswith("Nearest is no. 5. ")


def test_it_is_what_the_flow_asks_for_and_names_its_model(sorter: ClassifierSorter) -> None:
    asked_for: Sorter = sorter
    assert asked_for.model in {"minilm-l6-v2 tuned-1", "words"}


def test_a_version_that_was_published_takes_over_between_two_insights(
    sorter: ClassifierSorter, empty_sqlite: Path, tmp_path: Path
) -> None:
    """People decide that a garble of words is praise, and the next insight is read by what learnt it."""
    ground, garble = sorter.themes._ground, "zorbing the blue quux again"
    store = Store(f"sqlite:///{shutil.copy(empty_sqlite, tmp_path / 'bridge.sqlite')}", pool=2)
    ours = copy(sorter)
    ours.themes = Serving(ground, store)
    reading = ours.read(garble)
    before = ours.theme(reading)
    people = [Lesson(Features.from_bytes(reading), "praise", PERSON)] * 6
    data = pack_themes(learn([*ground.lessons, *people], ground.vectors)).to_bytes()
    now = HeldClock().now()
    with store.write() as session:
        frozen = themes.golden_set(session, Taxonomy.load(), now).id or 0
        marks = {"praise": Mark(1, 1, 1)}
        fitted = Fitted(ground.basis, 1, 6, frozen, 0, 0, 0.5, 0.5, marks, data)
        version = themes.shelve(session, fitted, now).id
    assert ours.theme(reading) == before
    ours.read("the next insight")
    assert ours.themes.version == version
    assert ours.theme(reading)[0] == "praise" != before[0]
    store.close()


def test_what_was_read_to_answer_a_gesture_is_not_read_again_to_sort_it(
    sorter: ClassifierSorter, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "the lid of the tin does not close any more"
    sorter.surely(text)
    monkeypatch.setattr(sorter._reader, "read", None)
    assert sorter.read(text)


def test_the_theme_of_a_report_is_judged_once_until_another_version_serves(sorter: ClassifierSorter) -> None:
    serving = copy(sorter).themes
    reading = sorter.read("the hinge of the lid squeaks in the morning")
    judged = serving.theme(reading)
    before = serving._judged.cache_info().misses
    assert serving.theme(bytes(bytearray(reading))) == judged
    assert serving._judged.cache_info().misses == before
    decision = serving.classifier.decide(Features.from_bytes(reading))
    assert judged == (decision.theme, decision.probability)
