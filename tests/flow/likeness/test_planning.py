"""Which check-up cards owners get: a few a day, about what is theirs, and nothing that a person has answered."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bridge.domain.incoming import Gesture
from bridge.flow.checkups import BREAK, ENOUGH, REST, SPARE
from bridge.flow.leisure import RUSH
from bridge.store.queries import checkups
from bridge.store.tables import Apart, CheckUp, Group, Insight, Likeness, Veto
from tests.flow.likeness.asked import Desk
from tests.flow.likeness.planted import planted
from tests.flow.office import RULES, Office

REFUND = ("refund pending for days", "refund pending since days")
VOUCHER = ("refund voucher refused at till", "refund voucher refused at till yet")
PARCEL = ("parcel lost at depot", "parcel lost in depot")


@pytest.fixture
def desk(office: Office) -> Desk:
    return Desk(office)


def test_a_card_shows_the_problem_its_quotes_and_what_to_tick(office: Office, desk: Desk) -> None:
    group, other = planted(office, *REFUND), planted(office, *VOUCHER)
    desk.ask(group, f"same:{other}", "belongs:1:0")
    [card] = desk.posted()
    assert card.problem.group == group
    assert set(card.quotes) == set(REFUND)
    same, belongs = card.lines
    assert (same.text, same.reports, same.ticked) == (office.group_of(3).title, 2, False)
    assert (belongs.text, belongs.ticked) == (REFUND[0], True)
    [row] = office.rows(CheckUp)
    assert (row.channel, row.gain) == ("C-pay", 2.0)


def test_cards_come_at_night_and_only_once(office: Office, desk: Desk) -> None:
    group = planted(office, *REFUND)
    desk.night()
    desk.plan(group, "belongs:1:0")
    assert not desk.planning.step()
    desk.night()
    desk.night()
    assert len(desk.posted()) == 1


def test_a_hundred_new_insights_are_worth_a_round_by_day(office: Office, desk: Desk) -> None:
    group = planted(office, *REFUND)
    desk.night()
    desk.plan(group, "belongs:1:0")
    _enough(office)
    assert desk.planning.step()
    assert not desk.planning.step()


def test_however_many_insights_come_rounds_by_day_are_ten_minutes_apart(office: Office, desk: Desk) -> None:
    planted(office, *REFUND)
    desk.night()
    _enough(office)
    assert desk.planning.step()
    _enough(office, after=BREAK / 2)
    assert not desk.planning.step()
    office.clock.forward(minutes=5)
    assert desk.planning.step()


def test_in_a_rush_nobody_is_asked_by_day(office: Office, desk: Desk) -> None:
    planted(office, *REFUND)
    desk.night()
    _enough(office)
    for number in range(RUSH + 1):
        office.say("U-ana", f"till {number} is stuck")
    assert not desk.planning.step()
    office.work()
    assert desk.planning.step()


def test_when_all_cards_of_a_day_are_shown_no_more_is_looked_for(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(office, replace(RULES, check_ups_a_day=1))
    for number, theme in enumerate(("billing", "delivery_time"), 1):
        desk.plan(planted(office, f"lamp {number}", theme=theme), f"belongs:{number}:0")
    desk.night()
    _enough(office)
    monkeypatch.setattr(checkups, "askable", _looked)
    assert desk.planning.step()
    office.clock.forward(days=1)
    with pytest.raises(pytest.fail.Exception, match="looked"):
        desk.planning.step()


def _looked(*_given: object) -> None:
    pytest.fail("looked through all groups")


def _enough(office: Office, after: timedelta = BREAK) -> None:
    """A while later enough new insights have come to be worth a round."""
    office.clock.forward(seconds=after.total_seconds())
    with office.store.write() as session:
        template = session.get_one(Insight, 1).model_dump(exclude={"id"})
        for number in range(ENOUGH):
            heard = template | {
                "source": f"more:{office.clock.now()}:{number}",
                "kept_at": office.clock.now(),
            }
            session.add(Insight(**heard))
            if number == ENOUGH - 2:
                session.flush()


def test_a_team_gets_so_many_cards_a_day_and_no_more(office: Office) -> None:
    desk = Desk(office, replace(RULES, check_ups_a_day=2))
    for number, theme in enumerate(("billing", "billing", "billing", "delivery_time"), 1):
        desk.plan(planted(office, f"lamp {number}", theme=theme), f"belongs:{number}:0")
    desk.night()
    assert [card.problem.team for card in desk.posted()] == ["Payments", "Payments", "Delivery"]
    assert desk.planner.limits[-1] == 2 * 2 * SPARE
    desk.night()
    assert [card.problem.team for card in desk.posted()][3:] == ["Payments"]


def test_nobody_is_asked_where_there_are_to_be_no_cards(office: Office) -> None:
    desk = Desk(office, replace(RULES, check_ups_a_day=0))
    desk.plan(planted(office, *REFUND), "belongs:1:0")
    desk.night()
    assert desk.posted() == []


def test_only_what_is_shown_or_large_is_asked_about_and_never_praise_or_what_is_over(
    office: Office, desk: Desk
) -> None:
    small = planted(office, "lamp flickers at night")
    with office.store.write() as session:
        session.get_one(Group, small).shown_at = None
    praise = planted(office, "thanks for all", theme="praise")
    group, over = planted(office, *REFUND), planted(office, *PARCEL, theme="delivery_time")
    office.press("U-owner", Gesture.DECLINE, over, "The depot is closed.")
    office.attending.step()
    desk.night()
    assert desk.planner.groups == [group]
    assert not {small, praise, over} & set(desk.planner.groups)
    with office.store.write() as session:
        session.get_one(Group, group).shown_at = None
    asked = len(desk.planner.limits)
    desk.night()
    assert len(desk.planner.limits) == asked


def test_a_group_with_an_open_card_is_not_asked_about_again(office: Office, desk: Desk) -> None:
    group = planted(office, *REFUND)
    desk.ask(group, "belongs:1:0")
    desk.plan(group, "belongs:2:0")
    desk.night()
    assert len(desk.posted()) == 1


def test_a_skipped_card_is_left_alone_for_a_week(office: Office, desk: Desk) -> None:
    group = planted(office, *REFUND)
    desk.skip(desk.ask(group, "belongs:1:0"))
    assert desk.edited().done == "Skipped."
    desk.plan(group, "belongs:2:0")
    desk.night()
    assert len(desk.posted()) == 1
    office.clock.forward(seconds=REST.total_seconds())
    desk.night()
    assert len(desk.posted()) == 2


def test_two_groups_are_asked_about_from_one_side_only(office: Office, desk: Desk) -> None:
    one, two = planted(office, *REFUND), planted(office, *VOUCHER)
    desk.plan(one, f"same:{two}")
    desk.plan(two, f"same:{one}")
    desk.night()
    desk.night()
    assert [card.problem.group for card in desk.posted()] == [one]


@pytest.mark.parametrize("said", ["apart", "denied", "veto"])
def test_what_a_person_has_said_is_not_asked(office: Office, desk: Desk, said: str) -> None:
    one, two = planted(office, *REFUND), planted(office, *VOUCHER)
    now, insight = office.clock.now(), office.rows(Insight)[0].id or 0
    with office.store.write() as session:
        person = session.get_one(Insight, insight).person_id
        rows = {
            "apart": Apart(group_id=one, other_id=two, person_id=person, at=now),
            "denied": Likeness(group_id=two, other=f"group:{one}", probability=0.9, at=now, denied=True),
            "veto": Veto(insight_id=insight, group_id=two, person_id=person, at=now),
        }
        session.add(rows[said])
    desk.plan(one, f"same:{two}")
    desk.night()
    assert desk.posted() == []
    if said != "veto":
        assert {frozenset(pair) for pair in desk.planner.known.apart} == {frozenset((one, two))}


def test_another_team_s_problem_is_not_this_team_s_to_join(office: Office, desk: Desk) -> None:
    one, theirs = planted(office, *REFUND), planted(office, *PARCEL, theme="delivery_time")
    desk.plan(one, f"same:{theirs}")
    desk.night()
    assert desk.posted() == []


def test_what_somebody_confirmed_and_what_may_name_a_person_is_not_asked(office: Office, desk: Desk) -> None:
    group = planted(office, *REFUND)
    office.press("U-1", Gesture.RIGHT, 1)
    office.attending.step()
    with office.store.write() as session:
        session.get_one(Insight, 2).held_back = True
    desk.plan(group, "belongs:2:0")
    desk.night()
    assert desk.planner.known.confirmed == {(1, 0)}
    assert desk.posted() == []


def test_two_processes_plan_one_round(office: Office, desk: Desk) -> None:
    other = Desk(office)
    group = planted(office, *REFUND)
    for one in (desk, other):
        one.plan(group, "belongs:1:0")
    desk.night()
    assert not other.planning.step()
    assert len(office.rows(CheckUp)) == 1
