"""In which mode the bridge runs is said in plain words, with what is kept back because of it."""

from contextlib import closing
from dataclasses import replace

from bridge.app.doctor.findings import Level
from bridge.app.doctor.mode import UNKNOWN, look_at_mode
from bridge.flow.mode import Presence
from bridge.flow.pause import pause
from bridge.flow.standing import standing
from bridge.store.engine import Store
from tests.flow.office import RULES, Office
from tests.flow.trial.test_pilot import PILOT


def found(office: Office) -> list[str]:
    with office.store.read() as session:
        return [one.text for one in standing(session, office.rules)]


def test_the_doctor_says_in_which_mode_it_is_and_warns_of_what_is_not_for_good(office: Office) -> None:
    Presence(office.store, office.clock, shadow=False).enter()
    [well] = look_at_mode(office.store, office.rules).findings
    assert (well.level, well.text) == (Level.OK, "live: what is to be told leaves at once")
    pause(office.store, office.clock)
    assert [one.level for one in look_at_mode(office.store, office.rules).findings] == [Level.WARN]


def test_a_database_without_tables_has_no_mode() -> None:
    with closing(Store("sqlite://")) as empty:
        assert [one.text for one in look_at_mode(empty, RULES).findings] == [UNKNOWN]


def test_shadow_mode_is_said_with_its_beginning_and_what_was_not_sent(quick: Office) -> None:
    Presence(quick.store, quick.clock, shadow=True).enter()
    office = Office(quick.store, quick.clock, replace(RULES, shadow=True))
    office.problem("refund pending for days", "lamp is broken")
    [text] = found(office)
    assert text.startswith(
        "shadow mode since 2026-11-02 09:00 UTC: nothing leaves; not sent so far: 2 messages."
    )


def test_settings_that_say_another_mode_than_the_processes_run_in_are_said(quick: Office) -> None:
    Presence(quick.store, quick.clock, shadow=True).enter()
    assert 'these settings say mode = "live"' in found(quick)[0]


def test_a_pause_is_said_with_what_waits(quick: Office) -> None:
    quick.say("U-1", "refund pending for days")
    quick.sorting.step()
    pause(quick.store, quick.clock)
    [text] = found(quick)
    assert text.startswith(
        "paused since 2026-11-02 09:00 UTC: nothing leaves; 1 call to Slack and Jira wait."
    )


def test_a_pilot_is_said_with_its_teams_and_what_was_not_sent_to_others(quick: Office) -> None:
    office = Office(quick.store, quick.clock, PILOT)
    office.problem("refund pending for days", "lamp is broken")
    [text] = found(office)
    assert text.startswith(
        "tried with Leipzig night: others' reports count; not sent to them so far: 1 message."
    )
