"""The themes that insights are sorted into, read from a TOML file and checked."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

DEFAULT = Path(__file__).with_name("taxonomy.toml")
FEWEST_THEMES = 2
FEWEST_EXAMPLES = 3
_TEXTS = ("key", "name", "description")
_SWITCHES = {"opens_issue": True, "urgent": False, "policy": False}
_ALLOWED = (*_TEXTS, "examples", *_SWITCHES)
_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")


class TaxonomyError(ValueError):
    """A taxonomy file cannot be used; the message names the file, the theme, the key and what is allowed."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One label of the taxonomy.

    Attributes:
        key: stable name that routes and reports refer to: lower-case letters, digits, underscores.
        name: what people read.
        description: what belongs here; also a training text.
        examples: sentences as agents type them.
        opens_issue: whether groups of this theme may become Jira issues.
        urgent: one report is enough: its owners are told at once.
        policy: nothing is built for its problems: what is decided of them comes into force.
    """

    key: str
    name: str
    description: str
    examples: tuple[str, ...]
    opens_issue: bool = True
    urgent: bool = False
    policy: bool = False


@dataclass(frozen=True)
class Taxonomy:
    """All themes, in the order of the file."""

    themes: tuple[Theme, ...]

    @classmethod
    def load(cls, path: Path | None = None) -> "Taxonomy":
        """The taxonomy in a TOML file of `[[theme]]` tables.

        Args:
            path: the file; None means the one that comes with the package.

        Raises:
            TaxonomyError: the file cannot be read or breaks a rule; one sentence says where and what is allowed.
        """
        path = path or DEFAULT
        return cls(tuple(_themes(_read(path), str(path))))

    @cached_property
    def by_key(self) -> dict[str, Theme]:
        """Every theme by its key."""
        return {theme.key: theme for theme in self.themes}

    def training_texts(self) -> tuple[list[str], list[str]]:
        """What a classifier can start from: descriptions and examples, and beside each its theme's key."""
        pairs = [(text, theme.key) for theme in self.themes for text in (theme.description, *theme.examples)]
        return [text for text, _ in pairs], [key for _, key in pairs]


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise TaxonomyError(
            f"{path} cannot be read: {error.strerror}. Name an existing taxonomy file."
        ) from error
    except UnicodeDecodeError as error:
        raise TaxonomyError(f"{path} is not UTF-8 text (byte {error.start}). Save it as UTF-8.") from error
    except RecursionError:
        raise TaxonomyError(f"{path} is not valid TOML: it is nested too deeply.") from None
    except ValueError as error:
        # Also a number of thousands of digits, which tomllib finds well written.
        raise TaxonomyError(f"{path} is not valid TOML: {error}.") from error


def _themes(document: dict[str, Any], file: str) -> Iterable[Theme]:
    _only(document, ("theme",), file)
    tables = document.get("theme")
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise TaxonomyError(f"{file} has no list of themes: write each theme as a table [[theme]].")
    if len(tables) < FEWEST_THEMES:
        raise TaxonomyError(f"{file} has {len(tables)} theme: at least {FEWEST_THEMES} are needed.")
    themes = [_theme(table, f"{file}, theme {_label(table, place)}") for place, table in enumerate(tables, 1)]
    _distinct(themes, file)
    return themes


def _label(table: dict[str, Any], place: int) -> str:
    """How a message points at a theme: by its key if it has one, else by its place in the file."""
    key = table.get("key")
    return f'"{key}"' if isinstance(key, str) and key else f"no. {place}"


def _theme(table: dict[str, Any], where: str) -> Theme:
    _only(table, _ALLOWED, where)
    key, name, description = (_text(table.get(field), f'{where}: "{field}"') for field in _TEXTS)
    if not _KEY.fullmatch(key):
        raise TaxonomyError(
            f'{where}: "key" is {key!r}: use up to 40 lower-case letters, digits and underscores.'
        )
    switches = {name: _switch(table, name, where) for name in _SWITCHES}
    return Theme(key, name, description, _examples(table.get("examples"), where), **switches)


def _switch(table: dict[str, Any], name: str, where: str) -> bool:
    value = table.get(name, _SWITCHES[name])
    if not isinstance(value, bool):
        raise TaxonomyError(f'{where}: "{name}" is {value!r}: use true or false.')
    return value


def _examples(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) < FEWEST_EXAMPLES:
        raise TaxonomyError(f'{where}: "examples" must be a list of at least {FEWEST_EXAMPLES} sentences.')
    return tuple(_text(text, f'{where}: "examples", no. {place},') for place, text in enumerate(value, 1))


def _text(value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise TaxonomyError(f"{where} is missing or empty: a text is needed.")
    return value.strip()


def _only(table: dict[str, Any], allowed: tuple[str, ...], where: str) -> None:
    unknown = sorted(set(table) - set(allowed))
    if unknown:
        raise TaxonomyError(f'{where}: unknown key "{unknown[0]}": allowed are {", ".join(allowed)}.')


def _distinct(themes: list[Theme], file: str) -> None:
    """Two themes of one key, or one example under two themes, would teach the classifier a contradiction."""
    seen: dict[str, str] = {}
    for theme in themes:
        if theme.key in seen.values():
            raise TaxonomyError(
                f'{file}, theme "{theme.key}": "key" is used twice: every theme needs its own.'
            )
        for text in theme.examples:
            owner = seen.setdefault(text.casefold(), theme.key)
            if owner != theme.key:
                raise TaxonomyError(
                    f'{file}, theme "{theme.key}": "examples" has "{text}", which stands under "{owner}" too:'
                    " give it to one theme only."
                )
