import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from classifiers import SentenceVectors
from classifiers.measure.corpora import Corpus, Row, read
from classifiers.measure.realism import PHRASES, report, splitting
from classifiers.text.boilerplate import StopPhrases
from tests.classifiers.conftest import REPORTS

CLINC150 = Path(__file__).parents[3] / "shared" / "data" / "clinc150"


def rows() -> Iterator[Row]:
    for label, texts in REPORTS.items():
        yield from (Row(text, label, "val" if at == 0 else "train") for at, text in enumerate(texts))


@pytest.mark.usefixtures("vectors")
def test_texts_are_judged_plain_and_begun_before_and_after_learning(tmp_path: Path) -> None:
    for split in ("train", "val"):
        lines = [f'"{row.text}",{row.label}' for row in rows() if row.split == split]
        (tmp_path / f"{split}.csv").write_text("\n".join(["text,label", *lines]), "utf-8")
    _, *scores = json.loads(report(tmp_path))
    assert [(each["texts"], each["learning"]) for each in scores] == [
        ("plain", "without"),
        ("begun", "without"),
        ("plain", "with"),
        ("begun", "with"),
    ]
    assert all(0 <= each["accuracy"] <= 1 for each in scores)
    assert scores[1]["likeness"] < scores[0]["likeness"]


def test_texts_put_together_are_split_more_often_than_twins(vectors: SentenceVectors) -> None:
    figures = splitting(Corpus("reports", list(rows())), vectors, pairs=60)
    assert figures["recall"] > figures["same_split"] == 0
    assert figures["precision"] == pytest.approx(
        figures["recall"] / (figures["recall"] + figures["same_split"] + figures["context_split"])
    )


@pytest.mark.shared
def test_of_questions_in_150_intents_only_what_agents_put_before_them_is_learnt() -> None:
    if not CLINC150.exists():
        pytest.skip("../shared is not beside this checkout")
    texts, random = read(CLINC150).part("train").texts[::4], np.random.default_rng(0)
    begun = [f"{random.choice(PHRASES)} {text}" for text in texts[::2]]
    learnt = StopPhrases.learn([*texts, *begun])
    made = {phrase.rstrip(",") for phrase in PHRASES}
    assert learnt == StopPhrases(frozenset(made))
