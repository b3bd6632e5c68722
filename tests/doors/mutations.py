"""What becomes of a good body on its way here: something is missing, of another kind, or far too much."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

Path = tuple[str | int, ...]

NASTY: tuple[Any, ...] = (
    None,
    [],
    {},
    "",
    0,
    -1,
    10**40,
    1.5,
    True,
    float("inf"),
    "x",
    "1e999",
    [None],
    [[]],
    {"id": {}},
    "a\0b",
    "half a character \ud800",
    "\x1b[2J\r\n\u202e",
    "9" * 5000,
    "x" * 70_000,
)
"""Values of other kinds than were meant, and of the right kind but nothing that anybody means."""

GONE = object()


def paths(body: Any, path: Path = ()) -> Iterator[Path]:
    """All places in a body but the whole of it."""
    parts = body.items() if isinstance(body, dict) else enumerate(body) if isinstance(body, list) else ()
    for name, part in parts:
        yield (*path, name)
        yield from paths(part, (*path, name))


def put(body: Any, path: Path, value: Any) -> Any:
    """A copy with another value at a place, or with nothing there."""
    changed = deepcopy(body)
    holder = changed
    for name in path[:-1]:
        holder = holder[name]
    if value is GONE:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    return changed


def once_each(body: Any, turn: int = 0) -> Iterator[tuple[Path, Any]]:
    """Every place of a body missing once, null once, and once another of the nasty values."""
    for place, path in enumerate(paths(body)):
        for value in (GONE, None, NASTY[(place + turn) % len(NASTY)]):
            yield path, put(body, path, value)


def nested(deep: int) -> Any:
    """A list in a list in a list."""
    value: Any = []
    for _ in range(deep):
        value = [value]
    return value


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(NASTY),
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(st.text(max_size=8), parts, max_size=3),
    max_leaves=8,
)


@st.composite
def changed(draw: st.DrawFn, body: Any) -> Any:
    """A body that was changed in up to three places."""
    for _ in range(draw(st.integers(1, 3))):
        places = list(paths(body))
        if places:
            body = put(body, draw(st.sampled_from(places)), draw(st.just(GONE) | ANYTHING))
    return body
