"""A whole ``bridge.toml`` to change, and the settings it says."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from bridge.domain.errors import SettingsError
from bridge.settings import Settings, load

WHOLE: dict[str, dict[str, Any]] = {
    "slack": {"bot_token": "xoxb-1", "app_token": "xapp-1", "team": "T1", "bot_user": "U1"},
    "jira": {"url": "https://acme.example", "email": "bridge@acme.example", "token": "t-1"},
    "privacy": {"key": "0123456789abcdef"},
    "routes": {"payments": {"team": "Payments", "project": "PAY", "channel": "C1"}},
    "crews": {"leipzig": {"name": "Leipzig"}},
}
"""The fewest settings that are enough, and a crew, so that each setting of one can be changed by itself."""

Say = Callable[..., Settings]


@pytest.fixture
def say(tmp_path: Path) -> Say:
    """Loads the fewest settings with one of them, named by its way, said otherwise in the file."""
    path = tmp_path / "bridge.toml"

    def load_with(where: str = "", value: Any = None, **environment: str) -> Settings:
        path.write_text("\n".join(tables(changed(where, value))), encoding="utf-8")
        return load(path, environment)

    return load_with


def changed(where: str, value: Any) -> dict[str, Any]:
    """The whole with another value at a place; None takes it away."""
    whole: dict[str, Any] = deepcopy(WHOLE)
    *above, last = where.split(".")
    part = whole
    for name in above:
        part = part.setdefault(name, {})
    if value is None:
        part.pop(last, None)
    else:
        part[last] = value
    return whole


def tables(values: dict[str, Any], name: str = "") -> list[str]:
    """Lines of TOML, tables of tables with their whole names."""
    plain = {key: value for key, value in values.items() if not isinstance(value, dict)}
    lines = [f"[{name}]"] if name and plain else []
    lines += [f"{_key(key)} = {toml(value)}" for key, value in plain.items()]
    for key in values.keys() - plain.keys():
        lines += tables(values[key], f"{name}.{_key(key)}" if name else _key(key))
    return lines


def _key(key: str) -> str:
    return toml(key) if " " in key else key


def toml(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(toml(each) for each in value)}]"
    if isinstance(value, str):
        return f'"{value}"'
    return str(value)


def mistakes(say: Say, *change: Any, **environment: str) -> list[str]:
    """The lines that are said of a change."""
    with pytest.raises(SettingsError) as raised:
        say(*change, **environment)
    return str(raised.value).split("\n")
