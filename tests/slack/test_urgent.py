"""A report that cannot wait, as those on call read it."""

from dataclasses import replace

import pytest

from bridge.domain.outgoing import Urgent
from bridge.domain.stages import Stage
from bridge.slack.cards import home
from bridge.slack.cards.urgent import render
from tests.slack.samples import HOME, PROBLEM, SINCE, labels

CARD = Urgent(5, 1284, PROBLEM, "Charger got so hot that it burnt a hole in the carpet", SINCE, "safety")


def test_it_says_first_that_it_is_urgent_then_whose_it_is_why_and_where_to_decide() -> None:
    text = render(CARD).text
    assert text.startswith("Urgent, Payments: Safety, one report, 2 November 2026, 09:00 UTC.")
    assert "No. 1284" in text


def test_one_that_its_reporter_ticked_names_no_kind() -> None:
    assert render(replace(CARD, kind="")).text.startswith("Urgent, Payments: one report,")


def test_a_kind_of_the_operators_own_goes_by_its_name() -> None:
    assert "recall, 3 reports within the hour" in render(replace(CARD, kind="recall", reports=3)).text


def test_it_shows_what_was_reported_word_for_word() -> None:
    assert CARD.text in str(render(CARD).blocks)


def test_words_that_are_held_back_are_not_shown_and_it_says_so_with_a_link() -> None:
    drawn = render(replace(CARD, text="", url="https://bridge.acme.example/insights/1284"))
    assert "held back until its reporter says" in str(drawn.blocks)
    assert "rich_text_quote" not in str(drawn.blocks)
    assert "https://bridge.acme.example/insights/1284" in str(drawn.blocks)


def test_it_can_be_taken_or_put_off_until_somebody_has_said_so() -> None:
    assert labels(render(CARD)) == ["I have it", "Not urgent"]
    for answer, said in (
        ("mine", "A colleague has it."),
        ("not_urgent", "A colleague says that it can take"),
    ):
        drawn = render(replace(CARD, answer=answer, who="a colleague"))
        assert labels(drawn) == []
        assert said in drawn.text


@pytest.mark.parametrize(
    ("to", "said"), [("deputy", "asked as the deputy"), ("leaders", "Neither the owners")]
)
def test_those_who_come_later_read_that_nobody_has_it(to: str, said: str) -> None:
    assert said in render(replace(CARD, to=to)).text


def test_its_reporter_reads_who_was_told_at_once() -> None:
    told = replace(HOME, alarm="told")
    assert "Urgent: Payments was told at once." in home.render(told).text
    assert "somebody there has it" in home.render(replace(told, alarm="mine", state="provisional")).text
    alone = replace(told, problem=replace(PROBLEM, reports=1, stage=Stage.HEARD))
    assert home.render(alone).text.startswith("Urgent: Payments was told at once.\nSaved, no. 17.")
    assert "Urgent" not in home.render(HOME).text
