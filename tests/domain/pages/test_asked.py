"""What stands in an address is what somebody may have typed."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.pages.asked import FURTHEST, LONGEST, Asked
from bridge.domain.periods import Period


def test_without_filters_nothing_is_cut() -> None:
    assert Asked.read({}) == Asked()


def test_every_filter_is_read() -> None:
    query = {
        "period": "2026-Q4",
        "team": " leipzig ",
        "owner": "payments",
        "theme": "billing",
        "stage": "live",
        "words": " refund pending ",
        "known": "then",
        "page": "3",
        "as": "csv",
    }
    assert Asked.read(query, 17) == Asked(
        number=17,
        period=Period.named("2026-Q4"),
        team="leipzig",
        owner="payments",
        theme="billing",
        stage="live",
        words="refund pending",
        then=True,
        page=3,
        whole=True,
    )


@pytest.mark.parametrize(
    "query", [{"known": "now"}, {"known": ""}, {"then": "1"}, {"number": "4"}, {"x": "y"}]
)
def test_what_an_address_does_not_know_is_left_alone(query: dict[str, str]) -> None:
    assert Asked.read(query) == Asked()


def test_a_filter_is_cut_and_not_refused() -> None:
    asked = Asked.read({"words": "a" * 5000, "theme": "b" * 5000})
    assert (len(asked.words), len(asked.theme)) == (LONGEST, LONGEST)


@pytest.mark.parametrize(("page", "number"), [("", 1), ("1", 1), ("007", 7), (str(FURTHEST), FURTHEST)])
def test_a_page_of_a_list_is_a_number_from_one(page: str, number: int) -> None:
    assert Asked.read({"page": page}).page == number


@pytest.mark.parametrize("page", ["0", "-1", "1.5", "two", "10001", "９", "٣", "²", "1 ", "9" * 5000])
def test_any_other_page_is_refused_with_what_can_be_used(page: str) -> None:
    with pytest.raises(
        ValueError, match=r"is no page of a list\. Use a number from 1 to 10,000\.$"
    ) as refused:
        Asked.read({"page": page})
    assert len(str(refused.value)) < 100


@given(
    st.dictionaries(st.sampled_from(["period", "team", "words", "page", "known", "as"]), st.text(max_size=8))
)
@settings(max_examples=30)
def test_no_address_does_anything_else_than_be_read_or_refused(query: dict[str, str]) -> None:
    with suppress(ValueError):
        assert 1 <= Asked.read(query).page <= FURTHEST
