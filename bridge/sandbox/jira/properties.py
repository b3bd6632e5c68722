"""Entity properties: small JSON values that programs hang on issues and comments."""

import json
from typing import Any

from bridge.sandbox.jira.errors import bad, missing

KEY_MAX = 255
VALUE_MAX = 32_768


def read(raw: Any) -> dict[str, Any]:
    """The `properties` of a create request, a list of `{"key", "value"}`.

    Raises:
        Refused: 400, the list, a key or a value is not as Jira wants it.
    """
    if raw is None:
        return {}
    if not isinstance(raw, list) or not all(isinstance(each, dict) and "key" in each for each in raw):
        raise bad("properties: data was not an array of entity properties")
    return {str(each["key"]): checked(str(each["key"]), each.get("value")) for each in raw}


def checked(key: str, value: Any) -> Any:
    """A property's value, when Jira would keep it.

    Raises:
        Refused: 400, the key or the value is too long, or there is no value.
    """
    if not key or len(key) > KEY_MAX:
        raise bad(f"The property key cannot be longer than {KEY_MAX} characters.")
    if value is None:
        raise bad("The property value cannot be empty.")
    if len(json.dumps(value)) > VALUE_MAX:
        raise bad(f"The property value cannot be longer than {VALUE_MAX} characters.")
    return value


def of(properties: dict[str, Any], key: str) -> Any:
    """One property's value.

    Raises:
        Refused: 404, there is none with this key.
    """
    if key not in properties:
        raise missing(f"The property with key '{key}' does not exist.")
    return properties[key]
