from statistics import NormalDist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.quantiles import beta_quantile, beta_share, t_quantile

shapes = st.floats(1, 5000)


@pytest.mark.parametrize(
    ("share", "a", "b", "quantile"),
    [
        (0.025, 0.5, 0.5, 0.00154133313344),
        (0.975, 3, 1, 0.99159624134),
        (0.025, 12, 480, 0.0126907854086),
        (0.975, 4001, 3000, 0.583061108604),
        (0.5, 0.2, 40, 0.000523746658443),
    ],
)
def test_quantiles_of_beta_are_those_of_scipy(share: float, a: float, b: float, quantile: float) -> None:
    assert beta_quantile(share, a, b) == pytest.approx(quantile, rel=1e-9)


@given(share=st.sampled_from([0.025, 0.975]), a=shapes, b=shapes)
@settings(max_examples=20)
def test_so_much_of_it_lies_below_a_quantile(share: float, a: float, b: float) -> None:
    assert beta_share(beta_quantile(share, a, b), a, b) == pytest.approx(share, abs=1e-6)


@pytest.mark.parametrize(("freedom", "quantile"), [(1, 12.706205), (5, 2.570582), (30, 2.042272)])
def test_students_t_is_that_of_the_printed_tables(freedom: int, quantile: float) -> None:
    assert t_quantile(0.975, freedom) == pytest.approx(quantile, abs=1e-6)


@pytest.mark.parametrize("x", [0.0, 0.001, 0.2, 0.5, 0.8, 1.0])
@pytest.mark.parametrize("shape", [0.5, 1.0, 3.0, 40.0])
def test_the_share_below_a_value_is_a_power_where_one_shape_is_one(x: float, shape: float) -> None:
    assert beta_share(x, shape, 1) == pytest.approx(x**shape, abs=1e-12)
    assert beta_share(x, 1, shape) == pytest.approx(1 - (1 - x) ** shape, abs=1e-12)


@given(x=st.floats(0, 1), a=st.floats(0.1, 200), b=st.floats(0.1, 200))
@settings(max_examples=20)
def test_what_is_not_below_is_above(x: float, a: float, b: float) -> None:
    assert beta_share(x, a, b) + beta_share(1 - x, b, a) == pytest.approx(1, abs=1e-9)


@given(shares=st.tuples(st.floats(0.01, 0.99), st.floats(0.01, 0.99)).map(sorted), a=shapes, b=shapes)
@settings(max_examples=10)
def test_a_larger_share_lies_below_a_larger_value(shares: list[float], a: float, b: float) -> None:
    less, more = (beta_quantile(share, a, b) for share in shares)
    assert 0 <= less <= more <= 1


def test_students_t_comes_down_to_the_normal_distribution() -> None:
    values = [t_quantile(0.975, freedom) for freedom in (1, 2, 5, 20, 100, 10_000)]
    assert values == sorted(values, reverse=True)
    assert values[-1] == pytest.approx(NormalDist().inv_cdf(0.975), abs=1e-3)
    assert t_quantile(0.5, 7) == pytest.approx(0, abs=1e-6)
