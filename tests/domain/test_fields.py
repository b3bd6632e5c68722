"""What people choose becomes what Jira wants for that kind of field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.domain.fields import FieldError, encode
from bridge.domain.incoming import FieldNeeded

KINDS = [
    "option",
    "options",
    "named",
    "names",
    "labels",
    "issue",
    "date",
    "moment",
    "account",
    "paragraphs",
    "text",
]


def field(kind: str) -> FieldNeeded:
    return FieldNeeded("customfield_10031", "Severity", kind=kind)


@pytest.mark.parametrize(
    ("kind", "values", "wanted"),
    [
        ("option", ("S1",), {"value": "S1"}),
        ("options", ("web", "app"), [{"value": "web"}, {"value": "app"}]),
        ("named", ("High",), {"name": "High"}),
        ("names", ("Checkout",), [{"name": "Checkout"}]),
        ("labels", ("call centre", "voice"), ["call-centre", "voice"]),
        ("issue", ("pay-311",), {"key": "PAY-311"}),
        ("number", ("38",), 38),
        ("number", ("2,5",), 2.5),
        ("date", ("2026-12-01",), "2026-12-01"),
        ("moment", ("2026-12-01",), "2026-12-01T00:00:00.000+0000"),
        ("moment", ("2026-12-01T09:00:00.000+0100",), "2026-12-01T09:00:00.000+0100"),
        ("account", ("otto@acme.example",), {"emailAddress": "otto@acme.example"}),
        ("text", ("as it is",), "as it is"),
        ("text", ("one", "two"), "one, two"),
        ("unheard of", ("as it is",), "as it is"),
    ],
)
def test_each_kind_has_its_shape(kind: str, values: tuple[str, ...], wanted: object) -> None:
    assert encode(field(kind), values) == wanted


def test_lines_become_paragraphs_of_a_document() -> None:
    assert encode(field("paragraphs"), ("first\n\n second",)) == {
        "version": 1,
        "type": "doc",
        "content": [
            {"type": "paragraph", "content": [{"type": "text", "text": "first"}]},
            {"type": "paragraph", "content": [{"type": "text", "text": "second"}]},
        ],
    }


@pytest.mark.parametrize("kind", [*KINDS, "number"])
@pytest.mark.parametrize("values", [(), ("",), ("  ", "\n")])
def test_nothing_chosen_is_nothing_sent(kind: str, values: tuple[str, ...]) -> None:
    assert encode(field(kind), values) is None


@pytest.mark.parametrize("typed", ["many", "1 000", "inf", "nan"])
def test_what_is_no_number_is_told_to_who_typed_it(typed: str) -> None:
    with pytest.raises(FieldError, match="Severity must be a number") as refused:
        encode(field("number"), (typed,))
    assert refused.value.why.places == {"field": "Severity", "said": typed}


@given(st.sampled_from(KINDS), st.text(min_size=1).filter(str.strip))
def test_whatever_is_typed_becomes_a_value_and_no_error(kind: str, typed: str) -> None:
    assert encode(field(kind), (typed,))
