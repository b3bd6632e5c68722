"""Questions about what people said of themes, and about the versions that learnt it."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from bridge.store.queries import themes
from bridge.store.queries.slices import SIZE
from bridge.store.tables import GoldenSet, Part, ThemeArchive, ThemeChoice, ThemeLabel, ThemeModel, Vector
from tests.store.rows import NOON, Desk, group

HOUR = timedelta(hours=1)


def accepted(desk: Desk, theme: str | None = "billing", **columns: Any) -> int:
    """A problem that an owner took on at noon."""
    given = {"theme": theme, "accepted_at": NOON, "accepted_by": desk.person}
    return desk.lay(group(**given | columns))


def label(desk: Desk, insight: int, theme: str, at: datetime = NOON, part: int = 0) -> int:
    return desk.lay(ThemeLabel(insight_id=insight, part=part, theme=theme, person_id=desk.person, at=at))


def fit(desk: Desk, basis: str = "b") -> int:
    """A version with bytes."""
    golden = desk.lay(GoldenSet(at=NOON))
    version = desk.lay(
        ThemeModel(
            basis=basis,
            fitted_at=NOON,
            lessons=2,
            labels=1,
            golden_id=golden,
            against=0,
            before=0.5,
            after=0.5,
        )
    )
    desk.session.add(ThemeArchive(version=version, data=b"\x00" * 3))
    desk.session.flush()
    return version


def choose(desk: Desk, version: int, basis: str = "b") -> int:
    return desk.lay(ThemeChoice(basis=basis, version=version, cause="refit", at=NOON))


def said(desk: Desk) -> list[tuple[int, int, str]]:
    return [(one.insight, one.part, one.theme) for one in themes.decided(desk.session)]


def test_a_report_that_is_confirmed_in_an_accepted_problem_has_that_problems_theme(desk: Desk) -> None:
    number = desk.hear(accepted(desk), "confirmed", theme="delivery_time")
    assert said(desk) == [(number, 0, "billing")]


@pytest.mark.parametrize(
    ("place", "columns"),
    [
        ("joined", {}),
        ("provisional", {}),
        ("confirmed", {"accepted_by": None}),
        ("confirmed", {"accepted_by": None, "accepted_at": None}),
        ("confirmed", {"theme": None}),
    ],
)
def test_what_no_person_decided_is_no_label(desk: Desk, place: str, columns: dict[str, Any]) -> None:
    desk.hear(accepted(desk, **columns), place)
    assert said(desk) == []
    assert themes.decided_since(desk.session, None) == 0


def test_where_a_report_was_before_is_no_label(desk: Desk) -> None:
    left = desk.hear()
    desk.place(left, accepted(desk), state="confirmed", current=False)
    assert said(desk) == []


def test_each_part_of_a_report_has_a_theme_of_its_own(desk: Desk) -> None:
    number = desk.hear(accepted(desk, "billing"), "confirmed")
    desk.place(number, accepted(desk, "partner"), state="confirmed", part=1)
    assert said(desk) == [(number, 0, "billing"), (number, 1, "partner")]


@pytest.mark.parametrize(("later", "theme"), [(HOUR, "policy"), (-HOUR, "billing")])
def test_the_latest_word_counts(desk: Desk, later: timedelta, theme: str) -> None:
    number = desk.hear(accepted(desk, "billing"), "confirmed")
    label(desk, number, "policy", NOON + later)
    assert said(desk) == [(number, 0, theme)]


def test_a_report_confirmed_before_its_problem_was_accepted_is_decided_by_the_acceptance(desk: Desk) -> None:
    number = desk.hear()
    desk.place(number, accepted(desk), state="confirmed", at=NOON - HOUR)
    assert [one.at for one in themes.decided(desk.session)] == [NOON]


def test_decisions_of_what_was_read_after_an_instant_are_counted_and_the_instant_itself_is_not(
    desk: Desk,
) -> None:
    one, two, unread = desk.hear(accepted(desk), "confirmed"), desk.hear(), desk.hear()
    label(desk, two, "policy", NOON + HOUR)
    label(desk, one, "policy", NOON + 2 * HOUR)
    label(desk, unread, "policy", NOON + 2 * HOUR)
    for number in (one, two):
        desk.session.add(Vector(insight_id=number, model="m", data=b""))
    desk.session.flush()
    counts = [themes.decided_since(desk.session, after) for after in (None, NOON, NOON + HOUR)]
    assert counts == [3, 2, 1]


def test_readings_are_those_of_a_sentence_model_and_of_the_parts_where_there_are_any(desk: Desk) -> None:
    whole, split, other = desk.hear(), desk.hear(), desk.hear()
    for number, model in ((whole, "m"), (split, "m"), (other, "another")):
        desk.session.add(Vector(insight_id=number, model=model, data=b"whole"))
    for part in (0, 1):
        desk.session.add(Part(insight_id=split, part=part, words="x", model="m", data=b"part %d" % part))
    desk.session.flush()
    assert themes.readings(desk.session, "m", [whole, split, other]) == {
        (whole, 0): b"whole",
        (split, 0): b"part 0",
        (split, 1): b"part 1",
    }


def test_readings_of_more_insights_than_a_statement_takes_values_are_all_there(desk: Desk) -> None:
    number = desk.hear()
    desk.session.add(Vector(insight_id=number, model="m", data=b"x"))
    desk.session.flush()
    asked = [*range(10**6, 10**6 + 2 * SIZE), number]
    assert themes.readings(desk.session, "m", asked) == {(number, 0): b"x"}


def test_the_newest_sorted_insights_come_first(desk: Desk) -> None:
    numbers = [desk.hear(state="sorted") for _ in range(3)]
    desk.hear(state="kept")
    assert [found.id for found in themes.recent(desk.session, 2)] == numbers[:0:-1]


def test_the_newest_golden_set_counts(desk: Desk) -> None:
    assert themes.golden(desk.session) is None
    desk.lay(GoldenSet(at=NOON))
    newer = desk.lay(GoldenSet(at=NOON, examples=[{"theme": "billing", "text": "x"}]))
    found = themes.golden(desk.session)
    assert found is not None
    assert (found.id, found.examples) == (newer, [{"theme": "billing", "text": "x"}])


def test_versions_are_found_by_number_and_the_newest_by_what_it_fits_to(desk: Desk) -> None:
    first, other, second = fit(desk), fit(desk, "other"), fit(desk)
    assert [model.id for model in themes.models(desk.session)] == [first, other, second]
    newest, missing = themes.newest(desk.session, "b"), themes.newest(desk.session, "none")
    assert newest is not None
    assert (newest.id, missing) == (second, None)
    assert themes.model(desk.session, first) is not None
    assert themes.model(desk.session, second + 1) is None


def test_the_latest_choice_of_a_basis_serves_and_those_before_it_are_known_once(desk: Desk) -> None:
    for version in (1, 2, 1, 3):
        choose(desk, version)
    choose(desk, 9, "other")
    choice = themes.choice(desk.session, "b")
    assert choice is not None
    assert choice.version == 3
    assert themes.served(desk.session, "b") == [3, 1, 2]
    assert themes.choice(desk.session, "none") is None


def test_the_bytes_of_the_newest_and_of_those_that_serve_are_kept(desk: Desk) -> None:
    serving, old, *newest = (fit(desk) for _ in range(4))
    elsewhere = fit(desk, "other")
    fit(desk)
    choose(desk, old)
    choose(desk, serving)
    choose(desk, elsewhere, "other")
    themes.forget_archives(desk.session, 1)
    assert themes.kept(desk.session) == {serving, elsewhere, elsewhere + 1}
    assert themes.archive(desk.session, serving) == b"\x00" * 3
    assert [themes.archive(desk.session, version) for version in (old, *newest)] == [None] * 3
    assert len(themes.models(desk.session)) == 6
