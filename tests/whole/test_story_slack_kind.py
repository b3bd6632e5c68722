"""A route that ends in Slack has the same buttons and the same news, and nothing of it reaches Jira."""

from collections.abc import Iterator

import pytest

from tests.fakes import WordSorter
from tests.kept import Shelf
from tests.whole.problems import DELIVERY, Problem
from tests.whole.town import Town, connected, opened


@pytest.fixture(scope="module")
def couriers(shelf: Shelf) -> Iterator[Town]:
    """A town where Delivery decides in Slack alone."""
    routes = {"delivery": {"kind": "slack", "project": "", "fields": {}}}
    with (
        shelf.lent() as url,
        opened(url, WordSorter(), routes=routes, jira={"poll_seconds": 1.0}) as town,
    ):
        yield connected(town)


def test_a_problem_is_taken_on_and_said_to_be_in_force_and_that_is_told(couriers: Town) -> None:
    problem = Problem(couriers, "left outside door without any bell", DELIVERY)
    problem.report()
    problem.press("Take it on")
    problem.told("With Delivery since")
    problem.press("It is in force")
    problem.told("Live since")
    assert couriers.issues() == []


def test_a_problem_is_declined_with_the_reason_and_the_wording(couriers: Town) -> None:
    problem = Problem(couriers, "wants evening slot on public holidays", DELIVERY)
    problem.report()
    problem.press("Decline")
    problem.fill(text="Couriers rest on holidays", wording="Any shop takes it in.")
    problem.told("Will not be changed: Couriers rest on holidays (Delivery).")
    assert any("Any shop takes it in." in line for line in problem.story("mia"))
    assert couriers.issues() == []
