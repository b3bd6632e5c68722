"""Read the settings once: the file, over it the environment, secrets also from files that it names."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_settings import EnvSettingsSource
from pydantic_settings import SettingsError as UnreadableError

from bridge.domain.errors import SettingsError
from bridge.settings.model import Settings

PREFIX = "BRIDGE_"
FILE = "_FILE"


def load(path: Path, environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of a ``bridge.toml`` and the environment.

    Args:
        path: the file; it need not exist when the environment says everything.
        environment: ``BRIDGE_SLACK__BOT_TOKEN=…`` or ``BRIDGE_SLACK__BOT_TOKEN_FILE=/run/secrets/…``.

    Raises:
        SettingsError: one line a mistake: the key, where its value comes from, and what is allowed.
    """
    given = _secrets_read(dict(os.environ if environment is None else environment))
    in_file = _read(path)
    try:
        return Settings(**_over(in_file, _Given(given)()))
    except UnreadableError as error:
        field = str(error).split('"')[1]
        raise SettingsError(f"{field}: a list or table in {PREFIX}{field.upper()}… must be JSON.") from None
    except ValidationError as error:
        lines = [_line(problem, path, in_file, given) for problem in error.errors(include_url=False)]
        raise SettingsError("\n".join(dict.fromkeys(lines))) from None


def _read(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(
            f"{path.name} cannot be read: {error.strerror}. Check its owner and rights."
        ) from error
    except UnicodeDecodeError as error:
        raise SettingsError(
            f"{path.name} is not UTF-8 text (byte {error.start}). Save it as UTF-8."
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path.name} is not valid TOML: {error}.") from error


def _secrets_read(environment: dict[str, str]) -> dict[str, str]:
    """Replace each ``BRIDGE_…_FILE`` by the content of the file that it names."""
    named = {
        key: value for key, value in environment.items() if key.startswith(PREFIX) and key.endswith(FILE)
    }
    for key, name in named.items():
        try:
            environment[key.removesuffix(FILE)] = Path(name).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(f"{key} names a file that cannot be read: {name}.") from error
        del environment[key]
    return environment


class _Given(EnvSettingsSource):
    """The environment as it was handed in."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment
        super().__init__(Settings)

    def _load_env_vars(self) -> Mapping[str, str | None]:
        return {key.lower(): value for key, value in self._environment.items()}


def _over(below: dict[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        both = isinstance(value, Mapping) and isinstance(merged.get(key), Mapping)
        merged[key] = _over(merged[key], value) if both else value
    return merged


def _line(problem: Any, path: Path, in_file: Mapping[str, Any], environment: Mapping[str, str]) -> str:
    """One mistake in one line; values are shown unless they may be secret."""
    parts = [str(part) for part in problem["loc"]]
    key = ".".join(parts)
    variable = PREFIX + "__".join(parts).upper()
    if problem["type"] == "missing":
        return f"{key} is missing. Set it in {path.name} or as {variable}."
    source = variable if variable in environment else path.name if _holds(in_file, parts) else "the defaults"
    if problem["type"] == "extra_forbidden":
        return f"{key} ({source}) is not a setting. Remove it or correct its name."
    return f"{key} ({source}): {problem['msg']}{_shown(problem['input'], parts)}."


def _holds(values: Any, parts: list[str]) -> bool:
    for part in parts:
        if not isinstance(values, Mapping) or part not in values:
            return False
        values = values[part]
    return True


def _shown(value: object, parts: list[str]) -> str:
    secret = parts[-1].endswith(("token", "key", "secret", "url"))
    return "" if secret or not isinstance(value, str | int | float) else f', not "{value}"'
