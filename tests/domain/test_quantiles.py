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
