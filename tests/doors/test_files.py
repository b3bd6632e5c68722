"""Files that an operator writes: settings and CSV. Whatever stands in them is used, or refused in a sentence."""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bridge.app.options import jira_options, mail_options, slack_options
from bridge.app.rules import rules_from, taxonomy_from
from bridge.domain.errors import SettingsError
from bridge.domain.taxonomy import Taxonomy, TaxonomyError
from bridge.flow import contact_reasons, crew_list, spreadsheet
from bridge.flow.spreadsheet import SheetError
from bridge.settings import load
from tests.settings.conftest import changed
from tests.settings.test_each import GOOD

THEMES = {"billing": "Bills and refunds", "delivery": "Delivery"}
READERS: Mapping[str, Callable[[Path], object]] = {
    "contacts": partial(contact_reasons.read, themes=THEMES),
    "crews": crew_list.read,
}
CONTACTS = "week;theme;contacts\n2026-W47;billing;1204\n"
CREWS = 'id,crew,lead,company\nU012AB3CD,"Phones, Leipzig",yes,Swift\n'
OFTEN = settings(
    deadline=None,
    derandomize=True,
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

BROKEN: dict[str, bytes] = {
    "nothing": b"",
    "a picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "UTF-16": CONTACTS.encode("utf-16"),
    "another alphabet": "week;theme;contacts\n2026-W47;Lieferung für;7".encode("latin-1"),
    "a field without an end": b'id,crew\nU012AB3CD,"Phones\n' + b"x" * 200_000,
    "a very long field": b"id,crew\nU012AB3CD," + b"x" * 200_000,
    "a number of thousands of digits": b"week;theme;contacts\n2026-W47;billing;" + b"9" * 5_000,
    "a year of thousands of digits": b"week;theme;contacts\n" + b"9" * 5_000 + b"-W47;billing;7",
    "a date that no calendar has": b"date;theme;contacts\n2026-02-31;billing;7",
    "a column twice": b"id,id,crew\nU1,U2,x",
    "more cells than columns": b"id,crew\nU012AB3CD,x,,,,=1+1\nx,y,z",
    "a first row without an end": b"x" * 200_000,
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_sheet_is_refused_in_a_short_sentence(tmp_path: Path, reader: str, what: str) -> None:
    path = tmp_path / "sheet.csv"
    path.write_bytes(BROKEN[what])
    with pytest.raises(SheetError, match=r"^sheet\.csv") as caught:
        READERS[reader](path)
    assert len(str(caught.value)) < 500


def test_a_sheet_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "LARGEST", len(CREWS))
    path = tmp_path / "sheet.csv"
    path.write_text(CREWS)
    assert crew_list.read(path)
    path.write_text(CREWS + "\n")
    with pytest.raises(SheetError, match="is larger than"):
        crew_list.read(path)


@given(
    which=st.sampled_from([("contacts", CONTACTS), ("crews", CREWS)]),
    place=st.integers(0, 80),
    more=st.text(max_size=20)
    | st.sampled_from(['"', "\0", "\n", ";;;;", "\x85", "\u2028", ",", "=1+1", "²"]),
    cut=st.integers(0, 3),
)
@OFTEN
def test_a_sheet_with_anything_in_it_is_read_or_refused(
    tmp_path: Path, which: tuple[str, str], place: int, more: str, cut: int
) -> None:
    reader, good = which
    path = tmp_path / "sheet.csv"
    path.write_bytes((good[:place] + more + good[place + cut :]).encode(errors="replace"))
    with suppress(SheetError):
        assert READERS[reader](path) is not None


VALUES: tuple[Any, ...] = ("\0", "http://[", "(", -1, 10**40, 1e308, 5e-324, [])


@pytest.mark.parametrize("key", GOOD)
def test_every_setting_may_be_anything_and_is_used_or_refused(tmp_path: Path, key: str) -> None:
    path = tmp_path / "bridge.toml"
    refused = 0
    for value in VALUES:
        path.write_text(
            "\n".join(f"{json.dumps(name)} = {toml(part)}" for name, part in changed(key, value).items())
        )
        try:
            said = load(path, {})
            rules_from(said, taxonomy_from(said))
            for options in (slack_options, jira_options, mail_options):
                options(said)
        except SettingsError:
            refused += 1
    assert refused


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 100_000,
        "a = " + "9" * 5_000,
        "a" * 100_000,
        "\x00",
        "[a]\n[a]",
        "a = 1\na = 2",
        'a = "\\ud800"',
    ],
)
def test_toml_that_cannot_be_read_is_a_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bridge.toml"
    path.write_text(text)
    with pytest.raises(SettingsError, match=r"^bridge\.toml is not valid TOML"):
        load(path, {})
    with pytest.raises(TaxonomyError, match="is not valid TOML"):
        Taxonomy.load(path)


@pytest.mark.parametrize(
    "value", ["[" * 100_000, '{"a":' * 100_000, "[" + "9" * 5_000 + "]", "null", "[", "\ud800"]
)
def test_a_variable_that_cannot_be_read_is_a_sentence(tmp_path: Path, value: str) -> None:
    with pytest.raises(SettingsError):
        load(tmp_path / "bridge.toml", {"BRIDGE_SLACK__LISTENING": value})


@pytest.mark.parametrize("name", ["a\0b", "x" * 5_000, "."])
def test_a_secrets_file_that_cannot_be_opened_is_a_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(SettingsError, match="names a file that cannot be read"):
        load(tmp_path / "bridge.toml", {"BRIDGE_SLACK__BOT_TOKEN_FILE": name})


def toml(value: Any) -> str:
    """A value as TOML writes it, whatever it is."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(name)} = {toml(part)}" for name, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value) if isinstance(value, str | bool) else repr(value)
