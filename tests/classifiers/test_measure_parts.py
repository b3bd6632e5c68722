import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers import Features
from classifiers.groups.cards import Belongs, SameAs
from classifiers.groups.link import WITH_VECTORS
from classifiers.measure.corpora import CorpusError, Row, read
from classifiers.measure.link import Evidence, fit, gather
from classifiers.measure.noise import PREFIXES, prefixed, typos
from classifiers.measure.people import Person
from classifiers.measure.progress import progress
from classifiers.measure.scores import bcubed_f1, calibration_error, grouping, out_of_scope_auroc
from classifiers.measure.streams import heavy_tailed, shuffled

PAIR, MEMBER = SameAs(1, 2, 0.0, 0.5, 1.0), Belongs(1, 3, 0.0, 0.5, 1.0)


def test_a_csv_of_texts_and_labels_is_read(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text('text,label,split\n"one, two",a,train\nthree,b,test\n', "utf-8")
    corpus = read(tmp_path / "mine.csv")
    assert corpus.name == "mine"
    assert corpus.rows == [Row("one, two", "a", "train"), Row("three", "b", "test")]
    assert corpus.part("test").texts == ["three"]


def test_a_text_may_run_over_several_lines(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text('text,label\n"one\ntwo",a\n', "utf-8")
    assert read(tmp_path / "mine.csv").texts == ["one\ntwo"]


def test_json_lines_of_utterances_are_read(tmp_path: Path) -> None:
    (tmp_path / "calls.jsonl").write_text('{"utterance": "hi", "intent": "Greet"}\n', "utf-8")
    assert read(tmp_path / "calls.jsonl").rows == [Row("hi", "Greet")]


def test_a_folder_of_splits_is_read(tmp_path: Path) -> None:
    for split in ("train", "test"):
        (tmp_path / f"{split}.csv").write_text(f"text,category\n{split} text,a\n", "utf-8")
    corpus = read(tmp_path)
    assert corpus.part("train").texts == ["train text"]
    assert corpus.part("test").labels == ["a"]


def test_a_folder_with_out_of_scope_texts_and_domains_is_read(tmp_path: Path) -> None:
    splits = {"train": [["x", "a"]], "oos_test": [["y", "oos"]]}
    (tmp_path / "data_full.json").write_text(json.dumps(splits), "utf-8")
    (tmp_path / "domains.json").write_text('{"d": ["a"]}', "utf-8")
    corpus = read(tmp_path)
    assert corpus.out_of_scope("test") == ["y"]
    assert corpus.part("test").rows == []
    assert corpus.domains == {"d": ["a"]}


def test_the_test_split_may_be_another_file(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.csv").write_text(f"text,label\n{name},x\n", "utf-8")
    corpus = read(tmp_path / "a.csv", tmp_path / "b.csv")
    assert (corpus.part("train").texts, corpus.part("test").texts) == (["a"], ["b"])


def test_a_row_without_a_label_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("text,label\none,a\ntwo,\n", "utf-8")
    with pytest.raises(CorpusError, match=r"Row 2 of .*bad\.csv needs a text and a label"):
        read(tmp_path / "bad.csv")


def test_a_missing_file_and_an_empty_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"none\.csv cannot be read"):
        read(tmp_path / "none.csv")
    with pytest.raises(CorpusError, match="holds neither"):
        read(tmp_path)


def test_bcubed_of_a_known_example() -> None:
    """Two of three right: precision (1/2 + 1/2 + 1) / 3, recall (1/2 + 1/2 + 1) / 3."""
    assert bcubed_f1(["a", "b", "a"], [1, 1, 2]) == pytest.approx(2 / 3)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=30))
def test_bcubed_is_one_only_for_the_same_partition(pairs: list[tuple[int, int]]) -> None:
    labels, groups = [label for label, _ in pairs], [group for _, group in pairs]
    score = bcubed_f1(labels, groups)
    same = len(set(pairs)) == len(set(labels)) == len(set(groups))
    assert 0 < score <= 1 + 1e-9
    assert (score == pytest.approx(1)) == same


def test_pairs_are_counted() -> None:
    figures = grouping(["a", "a", "b", "b"], [1, 1, 1, 2])
    assert figures["pair_precision"] == pytest.approx(1 / 3)
    assert figures["pair_recall"] == pytest.approx(1 / 2)
    assert (figures["groups"], figures["labels"]) == (2, 2)
    assert grouping(["a", "b"], [1, 2])["pair_precision"] == 1


def test_calibration_error_is_zero_when_the_share_right_is_what_was_said() -> None:
    assert calibration_error([0.5, 0.5], [1, 0]) == pytest.approx(0)
    assert calibration_error([1.0, 1.0], [0, 0]) == pytest.approx(1)


def test_out_of_scope_is_told_by_a_low_probability() -> None:
    assert out_of_scope_auroc([0.9, 0.8], [0.1, 0.2]) == 1
    assert out_of_scope_auroc([0.1], [0.9]) == 0


@given(st.text(max_size=60), st.integers(0, 99))
def test_no_typos_leave_the_text_alone_and_all_others_only_touch_letters(text: str, seed: int) -> None:
    assert typos(text, 0.0, np.random.default_rng(seed)) == text
    digits = [each for each in text if not each.isalpha()]
    mistyped = typos(text, 1.0, np.random.default_rng(seed))
    assert [each for each in mistyped if not each.isalpha()] == digits


def test_typos_are_about_as_many_as_asked_for() -> None:
    text = "abcdefghij" * 300
    mistyped = typos(text, 0.05, np.random.default_rng(0))
    assert mistyped != text
    assert abs(len(mistyped) - len(text)) < 100


def test_a_prefix_is_an_unrelated_sentence() -> None:
    noisy = prefixed("The voucher is refused.", np.random.default_rng(0))
    assert noisy.removesuffix(" The voucher is refused.") in PREFIXES


def test_a_person_knows_what_most_of_a_group_is_about() -> None:
    person = Person(["a", "a", "b", "b", "c"])
    assert person.about([0, 1, 2]) == "a"
    assert person.about([2, 0]) == "a"


@pytest.mark.parametrize(("error", "expected"), [(0.0, True), (1.0, False)])
def test_a_person_answers_right_but_for_slips(error: float, expected: bool) -> None:
    person = Person(["a", "a", "b", "a"], error)
    assert person.answer(PAIR, [0], [1]) is expected
    assert person.answer(PAIR, [0], [2]) is not expected
    assert person.answer(MEMBER, [0, 1], ()) is expected
    assert person.answer(MEMBER, [2], ()) is not expected


def test_orders_differ_by_seed_and_only_by_seed() -> None:
    assert sorted(shuffled(50, 1)) == list(range(50))
    assert shuffled(50, 1).tolist() == shuffled(50, 1).tolist() != shuffled(50, 2).tolist()


def test_heavy_tails_keep_every_label_and_few_texts_of_most() -> None:
    labels = np.repeat([f"l{at}" for at in range(20)], 100)
    kept = heavy_tailed(labels, 0)
    sizes = np.unique(labels[kept], return_counts=True)[1]
    assert len(set(kept.tolist())) == len(kept)
    assert len(sizes) == 20
    assert sizes.max() == 100
    assert np.median(sizes) < 40


def test_progress_passes_everything_through_and_is_silent_for_machines(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert list(progress([1, 2, 3], "counting")) == [1, 2, 3]
    assert capsys.readouterr().err == ""


def test_progress_is_shown_to_people(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert list(progress(range(2), "counting")) == [0, 1]
    assert "counting" in capsys.readouterr().err


def test_evidence_is_gathered_in_order_of_arrival(features: list[Features], labels: Sequence[str]) -> None:
    evidence = gather(features, labels)
    assert len(evidence.truth) <= len(features)
    assert evidence.truth[0] == 6
    assert not evidence.rival[0].any()
    assert evidence.likeness[-1, 0, 0] >= evidence.likeness[-1, 5, 0] - 1
    assert (evidence.truth == 6).sum() == len(set(labels))


def test_the_link_learns_that_likeness_speaks_for_a_group(
    features: list[Features], labels: Sequence[str]
) -> None:
    link = fit("mine 1", [gather(features, labels)])
    assert link.name == "mine 1"
    assert link.centre > 0
    assert link.constant < 0


def test_the_link_is_found_again_from_what_it_would_choose() -> None:
    """Truth drawn from the shipped link on made-up likeness gives its weights back, but for chance and caution."""
    random = np.random.default_rng(0)
    likeness = random.random((20_000, 6, 2)) * [0.9, 0.6]
    odds = likeness @ [WITH_VECTORS.centre, WITH_VECTORS.words] + WITH_VECTORS.constant
    noise = random.gumbel(size=(20_000, 7))
    truth = (np.column_stack([odds, np.zeros(20_000)]) + noise).argmax(axis=1)
    link = fit("again 1", [Evidence(likeness, np.ones((20_000, 6), bool), truth)])
    assert link.centre == pytest.approx(WITH_VECTORS.centre, rel=0.2)
    assert link.words == pytest.approx(WITH_VECTORS.words, rel=0.2)


def test_a_row_that_is_no_json_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text('{"text": "one", "label": "a"}\n{\n', "utf-8")
    with pytest.raises(CorpusError, match=r"Row 2 of .*bad\.jsonl cannot be read"):
        read(tmp_path / "bad.jsonl")
