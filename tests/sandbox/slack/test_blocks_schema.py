"""Our limits of Block Kit beside the documented ones, on all our cases and on many changed ones."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from bridge.sandbox.slack.blocks import wrong_in_message, wrong_in_view
from tests.sandbox.slack.test_blocks import FINE, WRONG
from tests.sandbox.slack.workspace import Json, field_to_type, modal, section

SPECS = Path(__file__).parents[4] / "shared" / "specs" / "block-kit.schema.json"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SPECS.exists(), reason="needs ../shared/specs beside the checkout"),
]


@pytest.fixture(scope="module")
def schemas() -> dict[str, Draft202012Validator]:
    """Validators of a message and of a modal."""
    definitions = json.loads(SPECS.read_text())["$defs"]
    return {
        name: Draft202012Validator({"$defs": definitions, "$ref": f"#/$defs/{name}"})
        for name in ("message_blocks", "modal_view")
    }


@pytest.mark.parametrize("block", FINE.values(), ids=FINE.keys())
def test_what_we_accept_is_within_the_documented_limits(
    schemas: dict[str, Draft202012Validator],
    block: Json,
) -> None:
    assert not list(schemas["message_blocks"].iter_errors([block]))


@pytest.mark.parametrize("block", [block for name, (block, _) in WRONG.items() if name != "not a link"])
def test_what_we_refuse_breaks_a_documented_limit(
    schemas: dict[str, Draft202012Validator],
    block: Any,
) -> None:
    assert list(schemas["message_blocks"].iter_errors([block]))


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every part of a structure."""
    yield path
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in parts:
        yield from places(part, (*path, name))


def changed(block: Json, path: tuple[Any, ...], what: Any) -> Json:
    """The block with one part replaced, or taken out for None."""
    copied = copy.deepcopy(block)
    owner: Any = copied
    for name in path[:-1]:
        owner = owner[name]
    if what is None:
        del owner[path[-1]]
    else:
        owner[path[-1]] = what
    return copied


PARTS = st.sampled_from(
    [
        (name, place)
        for name, block in sorted(FINE.items())
        for place in places(block)
        # The validator does not look into addresses, and the pocket Slack not into rich text.
        if place and place[-1] != "image_url" and name not in {"rich text", "a hundred options"}
    ],
)
SPOILT: st.SearchStrategy[Any] = st.sampled_from(
    [None, 7, True, [], {}, "", "x" * 80, "x" * 3001, "primary", "button"]
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(part=PARTS, what=SPOILT)
def test_both_judge_alike_after_one_change(
    schemas: dict[str, Draft202012Validator],
    part: tuple[str, tuple[Any, ...]],
    what: Any,
) -> None:
    """A fine block with one part taken out, or replaced by something of another kind or length."""
    block = changed(FINE[part[0]], part[1], what)
    ours, documented = wrong_in_message([block]), list(schemas["message_blocks"].iter_errors([block]))
    assert bool(ours) == bool(documented), (ours, [error.message[:80] for error in documented])


@pytest.mark.parametrize(
    ("view", "fine"),
    [
        (modal(), True),
        (modal(private_metadata="x" * 3001), False),
        (modal(title={"type": "plain_text", "text": "x" * 25}), False),
        (modal(*[section()] * 101), False),
        (modal({"type": "markdown", "text": "x"}), False),
        (modal(field_to_type(max_length=0)), False),
    ],
)
def test_views_are_judged_alike(schemas: dict[str, Draft202012Validator], view: Json, fine: bool) -> None:
    assert (not wrong_in_view(view)) is fine
    assert (not list(schemas["modal_view"].iter_errors(view))) is fine
