"""Read the settings once: the file, and over it the environment."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from bridge.domain.errors import SettingsError
from bridge.settings import mistakes
from bridge.settings.environment import Environment
from bridge.settings.model import Section, Settings


def load(path: Path, environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of a ``bridge.toml`` and the environment.

    Args:
        path: the file; it need not exist when the environment says everything.
        environment: ``BRIDGE_SLACK__BOT_TOKEN=…`` or ``BRIDGE_SLACK__BOT_TOKEN_FILE=/run/secrets/…``.

    Raises:
        SettingsError: one line a mistake: the key, where its value comes from, and what is allowed.
    """
    given = Environment.read(os.environ if environment is None else environment)
    in_environment = given.values()
    lines = [mistakes.NOT_A_SETTING.format(name=name) for name in given.unknown()]
    try:
        settings = Settings(**_over(_over(_empty_sections(), _read(path)), in_environment))
    except ValidationError as error:
        wrong = error.errors(include_url=False)
        lines += [mistakes.line(mistake, path.name, given, in_environment) for mistake in wrong]
        raise SettingsError("\n".join(dict.fromkeys(lines))) from None
    if lines:
        raise SettingsError("\n".join(lines))
    return settings


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
    except RecursionError:
        raise SettingsError(f"{path.name} is not valid TOML: it is nested too deeply.") from None
    except ValueError as error:
        # Also a number of thousands of digits, which tomllib finds well written.
        raise SettingsError(f"{path.name} is not valid TOML: {error}.") from error


def _empty_sections() -> dict[str, Any]:
    """Every section, empty: so each key that is missing is named, not only the section."""
    kinds = {name: field.annotation for name, field in Settings.model_fields.items()}
    return {name: {} for name, kind in kinds.items() if isinstance(kind, type) and issubclass(kind, Section)}


def _over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        both = isinstance(value, Mapping) and isinstance(merged.get(key), Mapping)
        merged[key] = _over(merged[key], value) if both else value
    return merged
