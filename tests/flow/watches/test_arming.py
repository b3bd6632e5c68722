"""Who may listen for what, until when, and who is asked to."""

import pytest

from bridge.domain.errors import RefusalError
from bridge.domain.incoming import Click, Gesture
from bridge.flow import forms
from bridge.store.queries import people
from bridge.store.tables import Person, Watch
from tests.flow.headsups.conftest import LINES
from tests.flow.manners.wanting import lives_in
from tests.flow.office import TEAM
from tests.flow.owners.desk import form
from tests.flow.watches.conftest import SLOTS, Attentive


def tell(office: Attentive, crews: tuple[str, ...] = ()) -> None:
    """An owner writes a heads-up that asks to report something."""
    form(office, Gesture.HEADS_UP, office.group, date="2026-11-06", crews=crews, **LINES)


def test_an_owner_listens_until_the_end_of_a_day(stored: Attentive) -> None:
    stored.listen(words="  slots \n that vanish ")
    [watch] = stored.rows(Watch)
    assert (watch.words, watch.route, str(watch.until)) == (
        SLOTS,
        "payments",
        "2026-11-06 23:59:00+00:00",
    )
    [card] = stored.cards()
    assert stored.orders()[-1].user == "U-owner"
    assert not card.over


def test_the_day_ends_where_the_owner_is(office: Attentive) -> None:
    lives_in(office, "U-owner", "America/New_York")
    office.listen()
    [watch] = office.rows(Watch)
    assert str(watch.until) == "2026-11-07 04:59:00+00:00"
    assert office.cards()[-1].until.isoformat() == "2026-11-06"


def test_without_a_problem_it_is_for_the_team_that_the_person_owns(office: Attentive) -> None:
    office.listen(group=0)
    office.listen(group=0, user="U-1")
    assert [watch.route for watch in office.rows(Watch)] == ["payments"]


def test_nobody_else_may(office: Attentive) -> None:
    office.listen(user="U-1")
    assert office.rows(Watch) == []
    assert office.notes()[-1][1] == "Only the owners of Payments can decide this."


def test_nobody_of_another_company_hears_of_everybodys_reports_even_where_everybody_decides(
    office: Attentive,
) -> None:
    office.problem("parcel left in the rain", "parcel left in the rain, again")
    group = office.group_of(office.count()).id or 0
    with office.store.write() as session:
        people.known(session, TEAM, "U-owner").guest = True
    for user in ("U-1", "U-never-met", "U-owner", "U-c1"):
        office.listen(user=user, group=group)
    assert office.notes()[-1][1] == "Only the owners of Delivery can decide this."
    assert [office.rows(Person)[one.person_id - 1].user for one in office.rows(Watch)] == ["U-1"]
    with office.store.read() as session, pytest.raises(RefusalError, match="Only owners"):
        forms.facts(session, office.rules, Gesture.WATCH, 0, "U-owner")


@pytest.mark.parametrize(("words", "until"), [("", "2026-11-06"), (SLOTS, "2026-11-01"), (SLOTS, "soon")])
def test_nothing_to_hear_and_days_that_are_over_begin_nothing(
    office: Attentive, words: str, until: str
) -> None:
    office.listen(words=words, until=until)
    assert office.rows(Watch) == []


def test_a_form_that_comes_twice_listens_once(office: Attentive) -> None:
    values = {"words": (SLOTS,), "until": ("2026-11-06",)}
    now = office.clock.now()
    for _again in range(2):
        office.intake.click(Click("form:1", Gesture.WATCH, TEAM, "U-owner", office.group, now, values=values))
        office.work()
    assert len(office.rows(Watch)) == 1


def test_a_heads_up_listens_for_what_it_asks_to_report_and_stops_when_it_is_taken_back(
    office: Attentive,
) -> None:
    tell(office)
    [watch] = office.rows(Watch)
    assert (watch.words, watch.until.date().isoformat()) == ("slots that vanish", "2026-11-20")
    office.click("U-owner", Gesture.WITHDRAW_HEADS_UP, 1)
    assert office.rows(Watch)[0].ended_at is not None


def test_agents_are_asked_to_listen_until_its_date(office: Attentive) -> None:
    office.listen()
    assert [office.asked(user) for user in ("U-1", "U-8", "U-c1", "U-nobody")] == [[SLOTS], [SLOTS], [], []]
    office.clock.forward(days=5)
    assert office.asked("U-1") == []


def test_what_a_heads_up_asks_is_for_its_teams_alone(office: Attentive) -> None:
    tell(office, crews=("manila",))
    assert (office.asked("U-1"), office.asked("U-8")) == ([], ["slots that vanish"])


def test_the_form_opens_without_a_problem_for_owners_alone(office: Attentive) -> None:
    with office.store.read() as session:
        assert forms.facts(session, office.rules, Gesture.WATCH, 0, "U-owner").title == ""
        with pytest.raises(RefusalError, match="Only owners"):
            forms.facts(session, office.rules, Gesture.WATCH, 0, "U-1")
