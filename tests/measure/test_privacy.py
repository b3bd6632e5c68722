"""The figures of redaction: how they are counted, and that the page on privacy tells them."""

import json
from pathlib import Path

import pytest

from bridge.domain.redaction import Patterns
from bridge.measure import privacy, show
from bridge.measure.__main__ import main
from bridge.measure.privacy_texts import given, own

PAGE = Path(__file__).parents[2] / "docs" / "privacy.md"
PATTERNS = Patterns((r"\bC-\d{4,10}\b",))


def marked(*texts: str, name: bool = False) -> str:
    return "".join(json.dumps({"text": text, "half": "made", "name": name}) + "\n" for text in texts)


@pytest.fixture(scope="module")
def measured() -> privacy.Figures:
    return privacy.measure(own(), PATTERNS)


def figures(tmp_path: Path, content: str) -> dict[str, privacy.Figure]:
    path = tmp_path / "made.jsonl"
    path.write_text(content, "utf-8")
    return privacy.measure(given(path), PATTERNS)["made"]


def test_a_value_is_caught_when_nothing_of_it_is_left(tmp_path: Path) -> None:
    texts = marked(
        "card {{card:4111 1111 1111 1111}}, by {{phone:oh seven nine}} or {{email:anna at example dot com}}"
    )
    found = figures(tmp_path, texts)
    assert (found["card"].recall, found["card"].precision) == (1, 1)
    assert (found["email"].caught, found["email"].taken) == (1, 1)
    assert (found["phone"].recall, found["phone"].precision) == (0, None)
    assert found["phone"].missed == ["oh seven nine"]


def test_half_a_value_is_not_caught(tmp_path: Path) -> None:
    found = figures(
        tmp_path, marked("write to {{email:anna maria@example.com}} and {{email:bo@example.com}}")
    )
    assert (found["email"].marked, found["email"].caught, found["email"].right) == (2, 1, 2)


def test_what_is_no_value_and_taken_out_costs_precision(tmp_path: Path) -> None:
    found = figures(tmp_path, marked("C-1000 is a vitamin, {{reference:C-1001}} a customer"))
    assert (found["reference"].recall, found["reference"].precision) == (1, 0.5)
    assert found["reference"].wrong == ["C-1000"]


def test_the_same_value_twice_is_two_values(tmp_path: Path) -> None:
    found = figures(tmp_path, marked("{{phone:020 7946 0958}}, again {{phone:020 7946 0958}}"))
    assert (found["phone"].marked, found["phone"].caught, found["phone"].right) == (2, 2, 2)


def test_names_are_counted_by_text(tmp_path: Path) -> None:
    named = marked("Mrs Berg waits", "Anna waits", name=True)
    found = figures(tmp_path, named + marked("Mr Muscle leaks", "the lady waits"))["name"]
    assert (found.marked, found.caught, found.taken, found.right) == (2, 1, 2, 1)


def test_a_public_corpus_is_read_as_it_is(tmp_path: Path) -> None:
    text = "Ann pays with 4111 1111 1111 1111"
    spans = [
        {"entity_type": kind, "entity_value": text[start:end], "start_position": start, "end_position": end}
        for kind, start, end in (("PERSON", 0, 3), ("CREDIT_CARD", 14, 33), ("LOCATION", 4, 8))
    ]
    path = tmp_path / "corpus.json"
    path.write_text(json.dumps([{"full_text": text, "spans": spans}]), "utf-8")
    found = privacy.measure(given(path), PATTERNS)["corpus.json"]
    assert (found["card"].caught, found["card"].right) == (1, 1)
    assert [kind for kind, one in found.items() if one.marked] == ["card", "name"]


def test_our_own_texts_are_many_varied_and_different(measured: privacy.Figures) -> None:
    texts = list(own())
    assert len({one.text for one in texts}) == len(texts) >= 200
    assert sum(one.part == "held out" for one in texts) * 2 >= len(texts)
    assert sum(not one.values for one in texts) >= 80, "what is to be left alone is as much of the question"
    assert all(one.marked >= 6 for kinds in measured.values() for one in kinds.values())


def test_the_page_on_privacy_tells_the_figures_that_the_command_prints(measured: privacy.Figures) -> None:
    found = privacy.as_json(measured)
    page = PAGE.read_text("utf-8")
    for part, kinds in found.items():
        for kind, one in kinds.items():
            row = [part, kind, *(str(one[figure]) for figure in ("marked", "caught", "taken", "right"))]
            row += [f"{one[share]:.2f}" for share in ("recall", "precision")]
            assert f"| {' | '.join(row)} |" in page, f"docs/privacy.md, Figures: | {' | '.join(row)} |"


def test_the_command_prints_what_was_missed_for_people_and_figures_for_programs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = tmp_path / "made.jsonl"
    made.write_text(
        marked("ring {{phone:double oh seven}}, iban {{iban:DE89 3704 0044 0532 0130 00}}"), "utf-8"
    )
    main(["privacy", "--texts", str(made), "--json"])
    found = json.loads(capsys.readouterr().out)
    assert set(found) == {"held out", "seen", "made"}
    assert found["made"]["iban"]["recall"] == 1
    show.redaction(privacy.measure(given(made), PATTERNS))
    assert "missed phone: double oh seven" in capsys.readouterr().out
