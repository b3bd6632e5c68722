import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.slack.controls import Carried
from bridge.slack.modals import insight, link, why
from bridge.slack.modals.form import wrong
from tests.slack.fake import UNHURRIED


def test_the_insight_form_says_what_is_taken_out_and_what_is_not() -> None:
    field = insight.view()["blocks"][0]
    assert "Card numbers" in field["hint"]["text"]
    assert "Names are not" in field["hint"]["text"]
    assert field["element"]["multiline"] is True


def test_a_saved_insight_shows_its_number() -> None:
    assert "Saved, no. 17." in str(insight.saved(17))
    assert "submit" not in insight.saved(17)


def test_why_shows_the_reason_and_asks_nothing() -> None:
    view = why.view(Carried(17, 4, "Both speak of refunds."))
    assert "Both speak of refunds." in str(view["blocks"])
    assert "submit" not in view


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("PAY-311", "PAY-311"),
        ("  pay-311 ", "PAY-311"),
        ("https://acme.atlassian.net/browse/PAY-311", "PAY-311"),
        ("https://acme.atlassian.net/browse/PAY-311?focusedCommentId=1", "PAY-311"),
        ("https://jira.example/projects/PAY/board?selectedIssue=PAY-311&view=x", "PAY-311"),
        ("A2_B-1", "A2_B-1"),
        ("PAY 311", None),
        ("PAY-0", None),
        ("311", None),
        ("PAY-311 or PAY-312", None),
        ("https://jira.example/browse/PAY-", None),
        ("", None),
    ],
)
def test_an_issue_is_named_by_its_key_or_its_address(words: str, key: str | None) -> None:
    assert link.key(words) == key


@UNHURRIED
@given(st.text(max_size=80))
def test_whatever_is_typed_gives_a_key_or_nothing(words: str) -> None:
    key = link.key(words)
    assert key is None or key in words.upper()


def test_a_wrong_answer_is_pointed_out_at_its_field() -> None:
    assert wrong("until", "No.") == {"response_action": "errors", "errors": {"until": "No."}}
