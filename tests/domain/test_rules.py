"""Who owns what."""

import pytest

from bridge.domain.rules import Route, Rules

PAYMENTS = Route("payments", "Payments", ("billing",), "PAY", "Bug", "C-pay", owners=("U-1",))
PARCELS = Route("parcels", "Parcels", ("delivery_time", "wrong_item"), "DEL", "Bug", "C-del")
REST = Route("rest", "Everything else", (), "PAY", "Task", "C-rest")
RULES = Rules(routes=(PAYMENTS, PARCELS, REST))


@pytest.mark.parametrize(
    ("theme", "route"),
    [("billing", PAYMENTS), ("wrong_item", PARCELS), ("unheard_of", PAYMENTS), (None, PAYMENTS)],
)
def test_a_theme_goes_to_its_route_and_everything_else_to_the_first(theme: str | None, route: Route) -> None:
    assert RULES.route(theme) is route


def test_owners_decide_and_without_owners_everybody() -> None:
    assert (PAYMENTS.decides("U-1"), PAYMENTS.decides("U-2"), PARCELS.decides("U-2")) == (True, False, True)


def test_each_project_is_read_once() -> None:
    assert RULES.projects == ("DEL", "PAY")
