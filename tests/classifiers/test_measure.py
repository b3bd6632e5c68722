import json
import runpy
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from classifiers import Domain, Features, GroupMatcher, SentenceVectors
from classifiers.groups.checkups import CheckUps
from classifiers.measure import groups, link, themes
from classifiers.measure.command import main
from classifiers.measure.corpora import Corpus, CorpusError, Row
from classifiers.measure.people import Person
from classifiers.measure.scores import bcubed_f1
from classifiers.measure.trial import Trial
from classifiers.measure.world import World
from classifiers.themes.decision import Judgement

SHARED = Path(__file__).parents[3] / "shared" / "data"


@pytest.fixture
def corpus(texts: Sequence[str], labels: Sequence[str]) -> Corpus:
    """The shop's reports, the last of each problem to test on."""
    return Corpus(
        "shop",
        [
            Row(text, label, "test" if at % 5 == 4 else "train")
            for at, (text, label) in enumerate(zip(texts, labels, strict=True))
        ],
    )


@pytest.fixture
def file(tmp_path: Path, corpus: Corpus) -> Path:
    path = tmp_path / "shop.jsonl"
    rows = ({"text": row.text, "label": row.label, "split": row.split} for row in corpus.rows)
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return path


def play(
    domain: Domain, features: Sequence[Features], labels: Sequence[str], asked: float, error: float = 0.0
) -> tuple[Trial, list[int]]:
    trial = Trial(GroupMatcher(domain), CheckUps(), Person(labels, error), asked)
    return trial, trial.run(features)


def test_every_text_ends_in_a_group_and_none_is_asked_about_without_a_budget(
    domain: Domain, features: list[Features], labels: Sequence[str]
) -> None:
    trial, found = play(domain, features, labels, 0.0)
    assert len(found) == len(features)
    assert trial.record.cards == 0
    assert trial.record.figures()["asked"] == 0


def test_answers_make_the_groups_better_and_the_budget_is_kept(
    domain: Domain, features: list[Features], labels: Sequence[str]
) -> None:
    _, alone = play(domain, features, labels, 0.0)
    trial, asked = play(domain, features, labels, 0.4)
    assert bcubed_f1(labels, asked) > bcubed_f1(labels, alone)
    assert 0 < trial.record.cards <= 0.4 * len(features)


def test_a_trial_is_the_same_every_time(
    domain: Domain, features: list[Features], labels: Sequence[str]
) -> None:
    assert play(domain, features, labels, 0.2, 0.1)[1] == play(domain, features, labels, 0.2, 0.1)[1]


def test_figures_are_shares(domain: Domain, features: list[Features], labels: Sequence[str]) -> None:
    figures = play(domain, features, labels, 0.2)[0].record.figures()
    assert all(0 <= value <= 1 for value in figures.values())
    assert figures["suggestions_at_1"] <= figures["suggestions_at_3"] <= figures["suggestions_at_5"]


def test_a_world_and_its_matcher_stay_in_step(domain: Domain, features: list[Features]) -> None:
    matcher = GroupMatcher(domain)
    world = World(matcher, features)
    for item in range(4):
        world.move(item, item, settled=True)
    world.move(3, 2, settled=False)
    assert (world.members(2), world.counted(2)) == ([2, 3], [2])
    assert list(world.singles()) == [(0, 0), (1, 1)]
    world.merge(2, 1)
    assert (world.current(2), world.group_of(3), world.counted(1)) == (1, 1, [1, 2, 3])
    alone = world.take_out(3)
    assert alone >= len(features)
    assert [matcher.group_of(item) for item in range(4)] == [0, 1, 1, alone]


def test_groups_are_measured_over_orders(corpus: Corpus, vectors: SentenceVectors) -> None:
    figures = groups.measure(corpus, vectors, groups.Options(asked=0.2, orders=2))
    assert figures["corpus"] == "shop"
    assert figures["labels"] == 6
    assert set(figures) >= {
        "bcubed_f1",
        "ari",
        "v_measure",
        "silent_coverage",
        "silent_precision",
        "order_ari",
    }
    assert float(figures["ms_per_text_p50"]) <= float(figures["ms_per_text_p99"])
    assert float(figures["asked"]) <= 0.2


def test_one_order_agrees_with_itself(corpus: Corpus) -> None:
    assert groups.measure(corpus, None, groups.Options())["order_ari"] == 1


@pytest.mark.parametrize(
    ("options", "variant"),
    [
        (themes.Options(), "clean"),
        (themes.Options(typos=0.05), "typos"),
        (themes.Options(prefix_noise=True), "prefix_noise"),
        (themes.Options(shots=2), "shots"),
    ],
)
def test_themes_are_measured_in_all_variants(
    corpus: Corpus, vectors: SentenceVectors, options: themes.Options, variant: str
) -> None:
    figures = themes.measure(corpus, vectors, options)
    assert figures["variant"] == variant
    assert float(figures["accuracy"]) > 0.5
    assert "oos_auroc" not in figures


def test_texts_out_of_scope_are_measured(corpus: Corpus, vectors: SentenceVectors) -> None:
    strange = [Row("qwer asdf", "oos", "test"), Row("who won the match on Sunday", "oos", "test")]
    figures = themes.measure(Corpus("shop", [*corpus.rows, *strange]), vectors, themes.Options())
    assert float(figures["oos_auroc"]) > 0.5
    assert 0 <= float(figures["oos_recall"]) <= 1


def said(best: Sequence[float], sure: Sequence[bool]) -> Judgement:
    likely = np.array(best)
    return Judgement(np.column_stack([likely, 1 - likely]), likely, np.array(sure))


def test_abstaining_is_counted_inside_and_outside() -> None:
    labels, found = np.array(["a", "b", "a"]), np.array(["a", "a", "a"])
    judged = themes.Judged(
        labels, found, said([0.9, 0.6, 0.7], [True, True, False]), said([0.2, 0.8], [False, True])
    )
    figures = themes.figures(judged)
    assert figures["accuracy"] == pytest.approx(2 / 3)
    assert figures["in_scope_accuracy"] == pytest.approx(1 / 3)
    assert figures["oos_recall"] == 0.5
    assert figures["oos_auroc"] == pytest.approx(4 / 6)


def test_a_corpus_without_splits_cannot_be_judged(corpus: Corpus) -> None:
    with pytest.raises(CorpusError, match="shop needs a training and a test split"):
        themes.measure(Corpus("shop", corpus.part("train").rows), None, themes.Options())


def test_the_recipe_of_the_link_runs_on_narrow_and_wide_streams(
    corpus: Corpus, vectors: SentenceVectors
) -> None:
    narrow = Corpus("shop", corpus.rows, {"orders": ["refund", "voucher"], "rest": ["login", "size"]})
    found = link.train("mine", narrow, vectors)
    assert found.centre > 0
    assert found == link.train("mine", narrow, vectors)


def test_the_command_prints_json(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["groups", str(file), "--words-alone", "--json"]) == 0
    (figures,) = json.loads(capsys.readouterr().out)
    assert figures["corpus"] == "shop"
    assert main(["themes", str(file), "--words-alone", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["variant"] == "clean"


def test_the_command_prints_a_table(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train-link", str(file), "--words-alone"]) == 0
    table = capsys.readouterr().out
    assert table.startswith("corpus")
    assert "constant" in table


def test_what_cannot_be_read_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["groups", str(tmp_path / "none.csv")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    (tmp_path / "a.csv").write_text("text,label\nx,y\n", "utf-8")
    assert main(["groups", str(tmp_path / "a.csv"), "--model", str(tmp_path)]) == 2
    assert "No sentence model" in capsys.readouterr().err


def test_the_module_is_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["measure", "--help"])
    with pytest.raises(SystemExit, match="0"):
        runpy.run_module("classifiers.measure", run_name="__main__")
    assert "train-link" in capsys.readouterr().out


@pytest.mark.shared
def test_calls_are_grouped_as_well_as_written_down(vectors: SentenceVectors) -> None:
    """One order of every second line of the smaller corpus of calls; fewer lines of a kind make it harder than docs/benchmarks.md."""
    if not SHARED.exists():
        pytest.skip("../shared is not beside this checkout")
    rows = [
        json.loads(line) for line in (SHARED / "dstc11" / "banking.jsonl").read_text("utf-8").splitlines()
    ]
    corpus = Corpus("banking", [Row(row["utterance"], row["intent"]) for row in rows[::2]])
    figures = groups.measure(corpus, vectors, groups.Options(asked=0.1))
    assert float(figures["bcubed_f1"]) > 0.87
    assert float(figures["silent_precision"]) > 0.95
