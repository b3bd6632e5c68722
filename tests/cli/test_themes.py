"""`bridge themes`: what it prints, for people and for programs, and what it says of bad input."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bridge.app.themes.changes import Change, Comparison
from bridge.app.themes.ground import Ground, model_name
from bridge.app.themes.learning import Task, fit
from bridge.commands import theme_tables as show
from bridge.flow.themes import Fitted
from bridge.store.engine import Store
from bridge.store.tables import ThemeModel
from tests.app.firm import TAXONOMY, Firm, write
from tests.cli.conftest import Bridge, Done
from tests.cli.test_commands import SETTINGS, failed
from tests.conftest import HeldClock

Themes = Callable[..., Done]

LONG = "locker 8 stays shut although the customer tried the code from the mail three times"


VERSION = ThemeModel(
    id=4,
    basis="b",
    fitted_at=HeldClock().now(),
    lessons=30,
    labels=9,
    golden_id=1,
    against=3,
    before=0.75,
    after=0.7,
)


@pytest.fixture(scope="module")
def ground() -> Ground:
    return Ground(TAXONOMY, model_name(None))


@pytest.fixture(scope="module")
def taught(empty_sqlite: Path, tmp_path_factory: pytest.TempPathFactory, ground: Ground) -> Path:
    """A database in which one version was published and one refused."""
    path = tmp_path_factory.mktemp("taught") / "bridge.sqlite"
    store = Store(f"sqlite:///{shutil.copy(empty_sqlite, path)}", pool=2)
    firm = Firm(store, HeldClock(), ground=ground)
    firm.teach(3)
    firm.hear(LONG)
    firm.hear("tablet of Mr Smith\nfreezes", held_back=True)
    fitted: list[Fitted] = []

    def keep(task: Task) -> Fitted:
        fitted.append(fit(task))
        return fitted[0]

    firm.learner._fit = keep
    assert firm.model(firm.learn()).refused == ""
    firm.learner._fit = lambda _task: replace(fitted[0], against=1, choice=1, before=0.9, after=0.8)
    assert firm.model(firm.learn()).refused == "worse on the golden set"
    store.close()
    return path


@pytest.fixture
def themes(bridge: Bridge, taught: Path, tmp_path: Path) -> Themes:
    """Run `bridge themes …` beside that database."""
    shutil.copy(taught, tmp_path / "bridge.sqlite")
    write(TAXONOMY, tmp_path / "taxonomy.toml")

    def run(*arguments: str, **variables: str) -> Done:
        return bridge(
            "themes", *arguments, **SETTINGS, **{"BRIDGE_TAXONOMY__FILE": "taxonomy.toml"} | variables
        )

    return run


@pytest.fixture
def fresh(themes: Themes, empty_sqlite: Path, tmp_path: Path) -> Themes:
    """The same beside a database in which nothing was learnt."""
    shutil.copy(empty_sqlite, tmp_path / "bridge.sqlite")
    return themes


def told(done: Done) -> str:
    """What a command that went well printed, for a terminal of 80 columns."""
    assert done.code == 0, done
    assert [line for line in done.out.splitlines() if len(line) > 80] == []
    return done.out


def values(done: Done) -> Any:
    """What a command that went well printed for programs."""
    assert done.code == 0, done
    return json.loads(done.out)


def row(table: str, first: str) -> list[str]:
    """The words of the line that begins with this one."""
    return next(line.split() for line in table.splitlines() if line.split()[:1] == [first])


def test_the_versions_are_listed_with_what_became_of_them_and_what_to_do_next(themes: Themes) -> None:
    table = told(themes())
    assert row(table, "0") == ["0", "the", "taxonomy"]
    assert (row(table, "1")[1], row(table, "1")[-1]) == ("2026-11-02", "serves")
    assert "90% → 80%    refused: worse on the golden set" in table
    assert "since the last refit: 0. The next comes at 20 or in a day.\n" in table
    assert "bridge themes changes 2\n" in table


def test_before_anything_was_learnt_the_list_says_when_it_will_be(fresh: Themes) -> None:
    table = told(fresh())
    assert row(table, "0") == ["0", "the", "taxonomy", "serves"]
    assert "since the last refit: 0. The next comes at 20.\n" in table
    assert table.endswith("bridge themes refit\n")


def test_the_list_is_one_json_object(themes: Themes) -> None:
    listed = values(themes("--json"))
    assert (listed["serves"], listed["held"], listed["waiting"]) == (1, False, 0)
    first, second = listed["versions"]
    assert (first["version"], first["state"], first["refused"]) == (1, "serves", "")
    assert (second["before"], second["after"]) == (0.9, 0.8)
    assert set(first["marks"]) == {"billing", "delivery", "app"}


def test_changes_are_a_table_of_old_and_new_themes_and_how_both_were_judged(themes: Themes) -> None:
    table = told(themes("changes", "1"))
    changed = next(line for line in table.splitlines() if "locker 8 stays shut" in line)
    assert "…" in changed
    assert changed.split()[-1] == "Delivery"
    assert "Mr Smith" not in table
    assert " of the newest 29 insights get another theme than under version 0.\n" in table
    assert row(table, "mean")[:4] == ["mean", "of", "the", "themes"]
    assert "Version 0 was judged without what it learnt of the golden set.\nIt was published.\n" in table


def test_changes_of_the_newest_are_shown_when_no_version_is_named(themes: Themes) -> None:
    """Nothing was decided between the two versions."""
    table = told(themes("changes"))
    assert table.startswith("0 of the newest 29 insights get another theme than under version 1.\n")
    assert "It was not published: worse on the golden set.\n" in table


def test_changes_are_one_json_object_with_all_of_them(themes: Themes) -> None:
    found = values(themes("changes", "1", "--json"))
    assert (found["version"], found["against"], found["looked_at"]) == (1, 0, 29)
    texts = {change["text"]: change["after"] for change in found["changes"]}
    assert texts[LONG] == "delivery"
    assert all(change["before"] != change["after"] for change in found["changes"])


def test_an_older_version_serves_when_told_to_and_the_list_says_that_learning_waits(themes: Themes) -> None:
    said = told(themes("use", "0"))
    assert said.startswith("The taxonomy alone serves from now on, in every running process.\n")
    table = told(themes())
    assert row(table, "0") == ["0", "the", "taxonomy", "serves"]
    assert row(table, "1")[-1] == "served"
    assert "Version 0 was chosen by hand, so no refit comes by itself.\n" in table
    assert values(themes("use", "1", "--json")) == {"serves": 1}


def test_a_refit_runs_in_a_child_process_and_says_what_became_of_it(themes: Themes) -> None:
    """The whole way once: a spawned process, its result in the database, the new version serving."""
    done = themes("refit", "--json")
    model = values(done)
    assert "Fitting a new version" in done.err
    assert (model["version"], model["against"], model["refused"]) == (3, 1, "")
    assert model["after"] == model["before"]
    assert values(themes("--json"))["serves"] == 3


def test_a_refit_says_what_became_of_it_in_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    for refused, sentence in (("", "It serves from now on."), ("worse", "It is not published: worse.")):
        show.fitted(ThemeModel(**VERSION.model_dump() | {"refused": refused}))
        said = capsys.readouterr().out.splitlines()
        assert said == [
            "Version 4 learnt from 30 texts, 9 of them decided by people.",
            "Golden set: 75.0% right before, 70.0% now (mean of the themes).",
            sentence,
            "To see what it changes: bridge themes changes 4",
        ]


def test_more_changes_than_a_person_reads_are_cut_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    changes = [Change(number, "a text", "gone", None) for number in range(1000, 1000 + show.MOST + 1)]
    show.changes(Comparison(VERSION, 500, changes), {})
    said = capsys.readouterr().out
    assert said.count(" a text ") == show.MOST
    assert "41 of the newest 500 insights get another theme than under version 3.\n" in said
    assert "The newest 40 of them are shown; --json has all.\n" in said
    assert row(said, "1000") == ["1000", "a", "text", "gone", "unsure"]


def test_the_golden_set_is_shown_stays_and_is_renewed_when_told_to(themes: Themes) -> None:
    table = told(themes("golden"))
    assert table.splitlines()[-2].startswith("Golden set 1, frozen on 2026-11-02 09:00: ")
    assert row(table, "Delivery")[1] == "1"
    assert values(themes("golden", "--json"))["id"] == 1
    assert values(themes("golden", "--renew", "--json"))["id"] == 2
    assert told(themes("golden")).splitlines()[-2].startswith("Golden set 2, ")


def test_options_may_stand_before_the_command_too(themes: Themes, tmp_path: Path) -> None:
    assert values(themes("--json", "golden"))["id"] == 1
    (tmp_path / "other.toml").write_text('[database]\nurl = "sqlite:///none.sqlite"\n', encoding="utf-8")
    for arguments in (("--config", "other.toml", "golden"), ("golden", "--config", "other.toml")):
        assert "Run: bridge db upgrade" in failed(themes(*arguments))


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("use", "9"), 1, "There is no version 9. See which there are: bridge themes\n"),
        (("changes", "9"), 1, "There is no version 9. See which there are: bridge themes\n"),
        (("use", "one"), 2, "Error: Invalid value for 'VERSION': 'one' is not a valid integer"),
        (("use", "-1"), 2, "Error: No such option"),
        (("changes", "0"), 2, "Error: Invalid value for '[VERSION]': 0 is not in the range x>=1."),
        (("use",), 2, "Error: Missing argument 'VERSION'."),
        (("forget",), 2, "Error: No such command 'forget'."),
    ],
)
def test_bad_input_gets_one_clear_sentence(
    themes: Themes, arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    assert sentence in failed(themes(*arguments), code)


def test_without_versions_there_is_nothing_to_compare(fresh: Themes) -> None:
    assert failed(fresh("changes")) == "No version was fitted yet. See which there are: bridge themes\n"


def test_without_tables_it_says_how_to_make_them(themes: Themes) -> None:
    said = failed(themes(BRIDGE_DATABASE__URL="sqlite:///new.sqlite"))
    assert said == "The database does not have this version's tables. Run: bridge db upgrade\n"


def test_a_taxonomy_that_is_not_there_names_its_setting(themes: Themes) -> None:
    said = failed(themes(BRIDGE_TAXONOMY__FILE="none.toml"))
    assert said.startswith("taxonomy.file: none.toml cannot be read")
