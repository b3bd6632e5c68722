"""A team and the company are sums: small teams are folded, nobody is ranked, and only who agreed is named."""

from dataclasses import replace

from bridge.domain.credit import Kind
from bridge.domain.credit_summary import CompanyCredit, Outcomes, Shipped, TeamCredit, TeamSum, Withheld
from bridge.domain.incoming import Gesture
from bridge.domain.periods import Period
from bridge.domain.rules import Crew, Naming, Rules
from bridge.domain.stages import Stage
from bridge.flow import telling
from bridge.flow.statement import company_statement, team_statement
from bridge.store.queries import groups
from tests.flow.office import TEAM
from tests.flow.owners.desk import form
from tests.flow.voices.conftest import LEIPZIG, MANILA, VOICED, Voiced

NOVEMBER = Period.named("2026-11")
WORDS = "November 2026"


def heard(office: Voiced) -> int:
    """Two problems are heard and taken on, the first by two of Leipzig, the second by one of Manila too."""
    first, _ = office.problem("refund pending for days", "refund pending since days")
    parcels = [office.say(user, "parcel never came to the door") for user in ("U-3", "U-8")]
    office.work()
    group = office.group_of(first).id or 0
    form(office, Gesture.OPEN_ISSUE, group)
    form(office, Gesture.OPEN_ISSUE, office.group_of(parcels[0]).id or 0, user="U-carrier")
    office.summed()
    return group


def team(office: Voiced, user: str, rules: Rules | None = None, period: Period = NOVEMBER) -> TeamCredit:
    with office.store.read() as session:
        return team_statement(session, rules or office.rules, TEAM, user, period)


def company(office: Voiced, user: str, rules: Rules | None = None) -> CompanyCredit:
    with office.store.read() as session:
        return company_statement(session, rules or office.rules, user, NOVEMBER)


def test_a_team_is_the_sums_of_its_people_by_kind_and_the_facts_beside(office: Voiced) -> None:
    heard(office)
    shown = team(office, "U-1")
    assert (shown.team, shown.period, shown.named) == ("Leipzig", WORDS, ())
    assert shown.outcomes == Outcomes(contributions=6, heard=2)
    assert (shown.points[Kind.INSIGHT], shown.points[Kind.FOUND], shown.total, shown.then) == (3, 3, 6, None)


def test_a_lead_sees_the_team_and_no_more_and_nobody_a_team_that_is_small_or_not_theirs(
    quick: Voiced,
) -> None:
    heard(quick)
    assert team(quick, "U-lead") == team(quick, "U-1")
    assert team(quick, "U-8") == TeamCredit("Manila", WORDS, Withheld.SMALL, 3)
    assert team(quick, "U-owner") == TeamCredit("", WORDS, Withheld.NO_TEAM, 3)
    assert team(quick, "U-1", replace(VOICED, naming=Naming.OFF)).withheld is Withheld.OFF
    assert team(quick, "U-1", period=Period.named("2026-10")).total == 0


def test_the_company_is_every_team_by_name_and_small_ones_as_one_if_they_are_enough(quick: Voiced) -> None:
    heard(quick)
    every = company(quick, "U-owner", replace(VOICED, smallest_team=2))
    assert every.teams == (TeamSum("Leipzig", 6), TeamSum("Manila", 2))
    shown = company(quick, "U-owner")
    assert (shown.teams, shown.hidden, shown.then) == ((TeamSum("Leipzig", 6),), True, None)
    split = (Crew("north", "North", members=("U-1",)), Crew("leipzig", "Leipzig", members=("U-2", "U-3")))
    folded = company(quick, "U-owner", replace(VOICED, crews=(*split, MANILA)))
    assert (folded.teams, folded.hidden) == ((TeamSum("", 8),), False)
    partner = replace(MANILA, company="Courier", members=("U-8", "U-9", "U-10"))
    rules = replace(VOICED, crews=(LEIPZIG, partner))
    theirs = company(quick, "U-8", rules)
    assert (theirs.teams, theirs.shipped) == ((TeamSum("Manila", 2),), ())
    assert [one.team for one in company(quick, "U-1", rules).teams] == ["Leipzig", "Manila"]


def test_those_who_agreed_are_named_by_the_alphabet_and_nobody_else(opted: Voiced) -> None:
    heard(opted)
    for user, name in (("U-3", "Anna"), ("U-1", "Zoe"), ("U-8", "Bert")):
        opted.agree(user, name)
    named = team(opted, "U-lead").named
    assert [one.called for one in named] == ["<@U-3>", "<@U-1>"]
    assert named[1].outcomes == Outcomes(contributions=2, heard=1)
    assert team(opted, "U-1", VOICED).named == ()


def test_who_brought_something_live_stands_beside_and_is_named_only_if_they_agreed(opted: Voiced) -> None:
    group = heard(opted)
    with opted.store.grouping() as session:
        telling.advance(session, groups.get(session, group), Stage.LIVE, opted.clock.now())
    assert company(opted, "U-1").shipped == (Shipped("Payments", 1),)
    opted.agree("U-owner")
    [payments] = company(opted, "U-1").shipped
    assert (payments.named, len(payments.numbers)) == (("<@U-owner>",), 1)
    assert company(opted, "U-1", replace(VOICED, naming=Naming.OFF)) == CompanyCredit(
        WORDS, Withheld.OFF, shipped=(Shipped("Payments", 1),)
    )


def test_what_was_learnt_after_a_period_stands_beside_what_was_known_then(quick: Voiced) -> None:
    _, second = quick.problem("refund pending for days", "refund pending since days")
    quick.click("U-2", Gesture.RIGHT, second)
    quick.clock.forward(days=40)
    quick.click("U-2", Gesture.UNDO, second)
    quick.summed()
    assert (team(quick, "U-1").total, team(quick, "U-1").then) == (0, 1)
    assert company(quick, "U-1").then == 1
