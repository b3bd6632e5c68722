"""docs/settings.md says what the settings are."""

import json
import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import BaseModel, SecretStr
from pydantic.fields import FieldInfo

from bridge.settings import Settings, load

PAGE = Path(__file__).parents[2] / "docs" / "settings.md"
ROW = re.compile(
    r"^\| `(?P<key>[^`]+)` \| (?P<type>[^|]+) \| (?P<default>[^|]+) \| (?P<meaning>.+) \|$", re.MULTILINE
)
TYPES = {
    SecretStr: "secret",
    str: "text",
    int: "number",
    float: "number",
    bool: "yes or no",
    Path: "path",
    date: "date",
}
TABLES_OF_TABLES = ("routes", "crews")


def settings(model: type[BaseModel], above: str = "") -> Iterator[tuple[str, FieldInfo]]:
    """Every setting with its key; a table of tables has NAME in it."""
    for name, field in model.model_fields.items():
        kind: Any = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from settings(kind, f"{above}{name}.")
        elif name in TABLES_OF_TABLES:
            yield from settings(get_args(kind)[1], f"{above}{name}.NAME.")
        else:
            yield f"{above}{name}", field


def type_of(kind: Any) -> str:
    """A type in the page's words."""
    if kind in TYPES:
        return TYPES[kind]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return ", ".join(f"`{value}`" for value in kind)
    inner = [part for part in get_args(kind) if part is not type(None)]
    if get_origin(kind) is tuple:
        return "list"
    if get_origin(kind) is dict:
        return "table"
    if isinstance(inner[0], str):
        return ", ".join(f"`{value}`" for value in inner)
    return type_of(inner[0])


def default_of(field: FieldInfo) -> str:
    """A default in the page's words."""
    if field.is_required():
        return "required"
    if field.default is None or field.default == "":
        return "none" if field.default is None else "empty"
    plain = list(field.default) if isinstance(field.default, tuple) else field.default
    return f"`{plain if isinstance(plain, str) else json.dumps(plain)}`"


def test_every_setting_stands_in_the_table_with_its_type_and_default() -> None:
    said = {
        row["key"]: (row["type"], row["default"]) for row in ROW.finditer(PAGE.read_text(encoding="utf-8"))
    }
    assert said == {key: (type_of(field.annotation), default_of(field)) for key, field in settings(Settings)}


def test_every_setting_stands_there_once_and_means_something() -> None:
    rows = list(ROW.finditer(PAGE.read_text(encoding="utf-8")))
    assert len({row["key"] for row in rows}) == len(rows)
    assert all(len(row["meaning"]) > 10 for row in rows)


def test_the_example_can_be_used(tmp_path: Path) -> None:
    example = re.search(r"```toml\n(.+?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert example
    path = tmp_path / "bridge.toml"
    path.write_text(example[1], encoding="utf-8")
    assert load(path, {}).routes["payments"].themes == ("billing", "policy")
