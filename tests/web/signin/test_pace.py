"""Nobody can begin to sign in, or come back, as often as they like."""

from bridge.store.tables import SigningIn
from bridge.web.signin.pace import AT_ONCE, EVERY, Pace
from tests.conftest import HeldClock
from tests.web.signin.door import Door


def spent(pace: Pace, address: str) -> int:
    """How often an address is admitted until it is not."""
    return next(number for number in range(AT_ONCE * 2) if not pace.admits(address))


def test_an_address_that_comes_too_often_waits_and_others_do_not() -> None:
    clock = HeldClock()
    pace = Pace(clock)
    assert spent(pace, "192.0.2.7") == AT_ONCE
    assert pace.admits("192.0.2.8")
    clock.forward(seconds=3 * EVERY.total_seconds())
    assert [pace.admits("192.0.2.7") for _ in range(4)] == [True, True, True, False]


def test_trying_again_at_once_makes_the_wait_no_longer() -> None:
    clock = HeldClock()
    pace = Pace(clock)
    spent(pace, "192.0.2.7")
    assert not any(pace.admits("192.0.2.7") for _ in range(1000))
    clock.forward(seconds=EVERY.total_seconds())
    assert pace.admits("192.0.2.7")


def test_the_many_addresses_of_one_subscriber_are_one() -> None:
    pace = Pace(HeldClock())
    assert spent(pace, "2001:db8::1") == AT_ONCE
    assert not pace.admits("2001:db8::2")
    assert pace.admits("2001:db8:0:1::1")


def test_so_many_addresses_are_remembered_and_no_more() -> None:
    pace = Pace(HeldClock(), most=10)
    spent(pace, "192.0.2.7")
    assert [pace.admits(f"10.0.0.{number}") for number in range(9)] == [True] * 9
    assert not pace.admits("192.0.2.7")
    assert [pace.admits(f"10.0.1.{number}") for number in range(10)] == [True] * 10
    assert pace.admits("192.0.2.7")


def test_whoever_tries_too_often_reads_when_to_try_again_and_nothing_is_kept(door: Door) -> None:
    with door.browser() as browser, door.browser() as hasty:
        answer = door.answer(browser)
        while hasty.get("/sign-in/back").status_code != 429:
            pass
        refused = hasty.get("/sign-in/slack")
        assert (refused.status_code, refused.headers["retry-after"]) == (429, "60")
        assert "Please wait a minute and try again." in refused.text
        assert len(door.rows(SigningIn)) == 1
        assert browser.get(answer).status_code == 429
        door.slack.clock.advance(60)
        assert browser.get(answer).status_code == 303
