"""The environment's ``BRIDGE_…`` variables, secrets also from files that it names."""

from collections.abc import Mapping
from dataclasses import dataclass
from json import JSONDecodeError
from pathlib import Path
from typing import Any

from pydantic_settings import EnvSettingsSource
from pydantic_settings import SettingsError as UnreadableError

from bridge.domain.errors import SettingsError
from bridge.settings.model import Settings

PREFIX = "BRIDGE_"
FILE = "_FILE"
"""The end of a variable that names a file; after two underscores it is a setting that is called so."""


@dataclass(frozen=True, slots=True)
class Environment:
    """The variables that are ours, by their names in capitals.

    Attributes:
        variables: what they say; a file that a variable names is read already.
        from_files: those that were read from files.
    """

    variables: Mapping[str, str]
    from_files: frozenset[str]

    @classmethod
    def read(cls, everything: Mapping[str, str]) -> "Environment":
        """Take our variables, and put the content of each file that a ``BRIDGE_…_FILE`` names in its place.

        Raises:
            SettingsError: a file cannot be read.
        """
        ours = {key.upper(): value for key, value in everything.items() if key.upper().startswith(PREFIX)}
        named = {key for key in ours if key.endswith(FILE) and not key.endswith(f"_{FILE}")}
        for key in named:
            name = ours.pop(key)
            try:
                ours[key.removesuffix(FILE)] = Path(name).read_text(encoding="utf-8").strip()
            except (OSError, ValueError) as error:
                raise SettingsError(f"{key} names a file that cannot be read: {name}.") from error
        return cls(ours, frozenset(key.removesuffix(FILE) for key in named))

    def values(self) -> dict[str, Any]:
        """What the variables say, nested as the settings are.

        Raises:
            SettingsError: a list or table is not JSON.
        """
        try:
            return _Source(self.variables)()
        except UnreadableError as error:
            said = error.__cause__.doc if isinstance(error.__cause__, JSONDecodeError) else None
            name = next((name for name, value in self.variables.items() if value == said), PREFIX)
            raise SettingsError(f'{name}: a list or table must be JSON, such as ["C012345"].') from None
        except RecursionError:
            raise SettingsError(f"{PREFIX}…: a list or table is nested too deeply.") from None

    def unknown(self) -> list[str]:
        """Variables of sections that there are not; mistakes within a section are found where the file's are."""
        sections = {name.upper() for name in Settings.model_fields}
        nested = (name for name in self.variables if "__" in name)
        return [name for name in nested if name.removeprefix(PREFIX).split("__")[0] not in sections]

    def source(self, where: tuple[str | int, ...]) -> str:
        """The variable that a value comes from: its own, or one that holds a whole table or list as JSON."""
        names = [variable(where[:end]) for end in range(len(where), 0, -1)]
        name = next((name for name in names if name in self.variables), names[0])
        return f"{name}{FILE}" if name in self.from_files else name


def variable(where: tuple[str | int, ...]) -> str:
    """The variable of a setting.

    >>> variable(("slack", "bot_token"))
    'BRIDGE_SLACK__BOT_TOKEN'
    """
    return PREFIX + "__".join(str(part) for part in where).upper()


class _Source(EnvSettingsSource):
    """The environment as it was handed in."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = variables
        super().__init__(Settings)

    def _load_env_vars(self) -> Mapping[str, str | None]:
        return {key.lower(): value for key, value in self._variables.items()}
