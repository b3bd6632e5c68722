"""Mistakes in settings, each in one line: the key, where its value comes from, and what is allowed."""

from collections.abc import Mapping
from typing import Any

from bridge.settings.environment import FILE, Environment, variable

NOT_A_SETTING = "{name} is not a setting. Remove it or correct its name."
ALLOWED = {
    "tuple_type": "it must be a list",
    "dict_type": "it must be a table",
    "model_type": "it must be a table",
    "string_type": "it must be a text in quotes",
}
"""What is allowed, where pydantic would say it in Python's words."""

SECRET = ("token", "key", "secret", "password", "url")
"""How the names of settings end whose values are never shown; a URL may hold a password."""


def line(mistake: Any, file: str, environment: Environment, in_environment: Mapping[str, Any]) -> str:
    """One mistake in words.

    Args:
        mistake: one of the errors of pydantic's ``ValidationError``.
        file: the name of the settings file.
        environment: the variables.
        in_environment: what they say, nested.
    """
    where: tuple[str | int, ...] = mistake["loc"]
    key = ".".join(str(part) for part in where)
    if mistake["type"] == "missing":
        hint = mistake.get("ctx", {}).get("hint", "")
        return f"{key} is missing. Set it in {file} or as {variable(where)}. {hint}".rstrip()
    source = environment.source(where) if _holds(in_environment, where) else file
    if mistake["type"] == "extra_forbidden":
        return NOT_A_SETTING.format(name=f"{key} ({source})")
    allowed = ALLOWED.get(mistake["type"]) or mistake["msg"].replace("Input", "it").replace("String", "it")
    return f"{key} ({source}): {allowed}{'' if _secret(where, source) else _shown(mistake['input'])}."


def _holds(values: Any, where: tuple[str | int, ...]) -> bool:
    """Whether a value at this place comes from here: lists come from one source as a whole."""
    for part in where:
        if not isinstance(values, Mapping):
            return True
        if part not in values:
            return False
        values = values[part]
    return True


def _secret(where: tuple[str | int, ...], source: str) -> bool:
    """Whether a value may be secret: by a name it stands under, as a whole section, or as it has a file of its own."""
    named = any(str(part).removesuffix("s").endswith(SECRET) for part in where)
    return len(where) == 1 or named or source.endswith(FILE)


def _shown(value: object) -> str:
    return f', not "{value}"' if isinstance(value, str | int | float) else ""
