"""The seed itself: enough of everything the demo is to show, and no real person in it."""

import re
from collections import Counter, defaultdict

import phonenumbers
import pytest
from stdnum import iban, luhn

from bridge.sandbox.seed.rows import CHANNELS, Row, read


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return read()


def test_eighteen_problems_are_planted_each_in_four_to_nine_peoples_words(rows: list[Row]) -> None:
    agents = defaultdict(list)
    for row in rows:
        if row.problem:
            agents[row.problem].append(row.agent)
    assert len(agents) == 18
    assert all(4 <= len(heard_by) <= 9 for heard_by in agents.values())
    assert all(len(set(heard_by)) == len(heard_by) for heard_by in agents.values()), "different people"


def test_about_a_third_stands_alone(rows: list[Row]) -> None:
    assert 140 <= len(rows) <= 160
    assert 35 <= sum(not row.problem for row in rows) <= 55


def test_no_text_is_there_twice(rows: list[Row]) -> None:
    assert len({row.text.casefold() for row in rows}) == len(rows)


def test_about_forty_agents_work_in_five_teams_a_partner_and_a_night_shift_among_them(
    rows: list[Row],
) -> None:
    teams = {row.agent: row.team for row in rows}
    assert 35 <= len(teams) <= 45
    assert len(set(teams.values())) == 5
    assert "Swift Couriers" in teams.values()
    night = [row.at.hour for row in rows if row.at and row.team == "Night shift"]
    assert night
    assert all(hour >= 21 or hour < 5 for hour in night)
    assert all(teams[row.agent] == row.team for row in rows), "nobody is in two teams"


def test_every_way_in_is_used(rows: list[Row]) -> None:
    used = Counter(row.channel for row in rows)
    assert set(used) == set(CHANNELS)
    assert min(used.values()) >= 10


def test_the_rows_are_three_weeks_in_order(rows: list[Row]) -> None:
    moments = [row.at for row in rows if row.at]
    assert len(moments) == len(rows)
    assert moments == sorted(moments)
    assert 17 <= (moments[-1] - moments[0]).days <= 21


def test_personal_data_is_in_it_and_looks_real_to_a_checker(rows: list[Row]) -> None:
    text = "\n".join(row.text for row in rows)
    cards = re.findall(r"\b\d{4} \d{4} \d{4} \d{4}\b(?! \d)", text)
    accounts = re.findall(r"\b[A-Z]{2}\d{2}(?: \d{4}){4} \d{2}\b", text)
    assert len(cards) >= 2
    assert all(luhn.is_valid(card.replace(" ", "")) for card in cards)
    assert accounts
    assert all(iban.is_valid(account) for account in accounts)
    numbers = [match.number for match in phonenumbers.PhoneNumberMatcher(text, "DE")]
    assert sum(phonenumbers.is_valid_number(number) for number in numbers) >= 2
    assert len(re.findall(r"\bC-\d{5}\b", text)) >= 8


def test_nobodys_mailbox_is_in_it(rows: list[Row]) -> None:
    mailboxes = re.findall(r"\S+@\S+", "\n".join(row.text for row in rows))
    assert mailboxes
    assert all(re.search(r"@example\.(org|com|net)\b", mailbox) for mailbox in mailboxes)
