"""The parts that the composition root is made of, each on its own."""

import hashlib
import hmac
import logging
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.app.jira_door import JiraDoor
from bridge.app.rules import rules_from
from bridge.app.vault import KeyedVault
from bridge.app.workers import Bell, Couriers, Workers
from bridge.domain.errors import SettingsError
from bridge.domain.incoming import JiraHint
from bridge.domain.taxonomy import Taxonomy
from bridge.settings import Settings
from bridge.store.engine import StoreError

SECRET = "a secret of Jira's"
MOVED = (
    b'{"webhookEvent": "jira:issue_updated", "issue": {"id": "10001", "fields": {"project": {"key": "PAY"}}}}'
)
WORKLOG = b'{"webhookEvent": "worklog_created"}'


def settings(**routes: dict[str, Any]) -> Settings:
    """Settings with these routes."""
    needed = {"team": "Payments", "project": "PAY", "channel": "C1"}
    return Settings(
        slack={"bot_token": "xoxb-1", "app_token": "xapp-1", "team": "T1", "bot_user": "U1"},
        jira={"url": "https://acme.example", "email": "b@acme.example", "token": "t"},
        privacy={"key": "0123456789abcdef"},
        routes={name: needed | route for name, route in routes.items()},
    )


class TestRules:
    """From settings to rules."""

    def test_routes_come_in_their_order_and_praise_opens_no_issue(self) -> None:
        rules = rules_from(
            settings(pay={"themes": ["billing"]}, rest={"team": "Rest", "opens_at": 5}), Taxonomy.load()
        )
        assert [route.name for route in rules.routes] == ["pay", "rest"]
        assert rules.routes[1].opens_at == 5
        assert "praise" in rules.unopened
        assert "billing" not in rules.unopened

    def test_a_theme_that_there_is_not_is_said_with_those_that_there_are(self) -> None:
        with pytest.raises(SettingsError) as raised:
            rules_from(settings(pay={"themes": ["bilinng"]}), Taxonomy.load())
        said = str(raised.value)
        assert said.startswith('routes.pay.themes: there is no theme "bilinng". Use one of: ')
        assert "billing" in said

    def test_a_theme_of_two_routes_names_both(self) -> None:
        with pytest.raises(SettingsError) as raised:
            rules_from(settings(pay={"themes": ["billing"]}, rest={"themes": ["billing"]}), Taxonomy.load())
        assert str(raised.value) == 'routes.rest.themes: "billing" belongs to routes.pay already.'


class TestVault:
    """References are comparable with the key, readable with the key, and nothing without it."""

    @given(key=st.text(min_size=1), value=st.text())
    def test_what_was_sealed_opens_and_equal_values_have_equal_digests(self, key: str, value: str) -> None:
        vault = KeyedVault(key)
        assert vault.open(vault.seal(value)) == value
        assert vault.digest(value) == KeyedVault(key).digest(value)
        assert len(vault.digest(value)) == 64

    def test_another_key_compares_and_opens_nothing(self) -> None:
        one, other = KeyedVault("one"), KeyedVault("other")
        assert one.digest("C-88213") != other.digest("C-88213")
        assert other.open(one.seal("C-88213")) is None

    def test_an_old_key_opens_what_was_sealed_with_it_and_seals_nothing(self) -> None:
        one, both = KeyedVault("one"), KeyedVault("other", ["one"])
        assert both.open(one.seal("C-88213")) == "C-88213"
        assert one.open(both.seal("C-88213")) is None
        assert both.digest("C-88213") != one.digest("C-88213")

    def test_a_seal_shows_neither_the_value_nor_that_two_are_equal(self) -> None:
        vault = KeyedVault("one")
        assert "88213" not in vault.seal("C-88213")
        assert vault.seal("C-88213") != vault.seal("C-88213")
        assert "88213" not in vault.digest("C-88213")

    def test_the_key_to_compare_is_not_the_key_to_seal(self) -> None:
        plain = hmac.new(b"one", b"C-88213", hashlib.sha256).hexdigest()
        assert KeyedVault("one").digest("C-88213") != plain


class TestWorkers:
    """Threads that survive what nobody foresaw, and stop when told."""

    @pytest.fixture
    def at_work(self) -> Iterator[Callable[..., Bell]]:
        started: list[Workers] = []

        def start(*steps: tuple[str, Callable[[], bool]]) -> Bell:
            bell = Bell()
            started.append(Workers(steps, bell, {"step-keeps": ["step-sorts"]}))
            started[-1].start()
            return bell

        yield start
        for workers in started:
            workers.stop()
        assert not [thread for thread in threading.enumerate() if thread.name.startswith("step-")]

    def test_a_step_that_fails_is_logged_and_tried_again(
        self, at_work: Callable[..., Bell], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("bridge.app.workers.AFTER_FAILURE", 0.0)
        twice = threading.Event()
        calls: list[int] = []
        quoted = "what the customer" + " said"

        def step() -> bool:
            calls.append(1)
            if len(calls) == 1:
                raise ZeroDivisionError(quoted)
            twice.set()
            return False

        at_work(("step-failing", step))
        assert twice.wait(20)
        (record,) = [one for one in caplog.records if one.levelno == logging.ERROR]
        assert record.getMessage().startswith("worker step-failing failed; it goes on in")
        assert "ZeroDivisionError" in record.getMessage()
        assert "in step" in record.getMessage()
        assert quoted not in caplog.text

    def test_one_failing_step_does_not_hold_up_the_others(
        self, at_work: Callable[..., Bell], caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.CRITICAL, logger="bridge.app.workers")
        went = threading.Event()

        def fails() -> bool:
            raise ZeroDivisionError

        def works() -> bool:
            went.set()
            return False

        at_work(("step-fails", fails), ("step-works", works))
        assert went.wait(20)

    def test_a_ring_wakes_an_idle_worker(
        self, at_work: Callable[..., Bell], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("bridge.app.workers.IDLE", 1000.0)
        looked = threading.Semaphore(0)

        def step() -> bool:
            looked.release()
            return False

        bell = at_work(("step-idle", step))
        assert looked.acquire(timeout=20)
        bell.ring("step-idle")
        assert looked.acquire(timeout=20)

    def test_work_that_was_done_wakes_the_workers_whom_it_concerns(
        self, at_work: Callable[..., Bell], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("bridge.app.workers.IDLE", 1000.0)
        kept, sorted_ = threading.Event(), threading.Event()

        def keeps() -> bool:
            fresh = not kept.is_set()
            kept.set()
            return fresh

        def sorts() -> bool:
            if kept.is_set():
                sorted_.set()
            return False

        at_work(("step-sorts", sorts), ("step-keeps", keeps))
        assert sorted_.wait(20)

    def test_a_worker_is_not_woken_by_what_does_not_concern_it(
        self, at_work: Callable[..., Bell], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("bridge.app.workers.IDLE", 60.0)
        looked: Counter[str] = Counter()
        both, again = threading.Barrier(3), threading.Event()

        def compares() -> bool:
            looked["compares"] += 1
            both.wait(20)
            return False

        def sorts() -> bool:
            looked["sorts"] += 1
            again.set() if looked["sorts"] > 1 else both.wait(20)
            return False

        bell = at_work(("step-compares", compares), ("step-sorts", sorts))
        both.wait(20)
        bell.ring("step-sorts")
        assert again.wait(20)
        assert looked["compares"] == 1

    def test_a_leisurely_worker_rests_although_there_is_more_to_do(
        self, at_work: Callable[..., Bell], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("bridge.app.workers.IDLE", 60.0)
        monkeypatch.setattr("bridge.app.workers.LEISURELY", frozenset({"step-compares"}))
        looked: Counter[str] = Counter()
        both, often = threading.Barrier(3), threading.Event()

        def compares() -> bool:
            looked["compares"] += 1
            both.wait(20)
            return True

        def sorts() -> bool:
            looked["sorts"] += 1
            if looked["sorts"] == 1:
                both.wait(20)
            if looked["sorts"] == 100:
                often.set()
            return looked["sorts"] < 100

        at_work(("step-compares", compares), ("step-sorts", sorts))
        both.wait(20)
        assert often.wait(20)
        assert looked["compares"] == 1

    def test_workers_that_never_started_can_be_stopped(self) -> None:
        bell = Bell()
        Workers([("step-never", lambda: True)], bell).stop()
        assert bell.rings("step-never") == 1, "rung once to wake whoever waits, and by no step"


class OneJob:
    """Stands in for a delivery: so many effects are due, and each waits until it is let go."""

    def __init__(self, due: int, failing: bool = False) -> None:
        self.due, self.failing = due, failing
        self.under_way, self.let_go = threading.Semaphore(0), threading.Event()

    def claim(self) -> tuple[bool, object | None]:
        if not self.due:
            return False, None
        self.due -= 1
        return True, object()

    def deliver(self, _job: object) -> None:
        self.under_way.release()
        assert self.let_go.wait(20)
        if self.failing:
            raise ZeroDivisionError("nobody foresaw this")


class TestCouriers:
    """One claims, several deliver."""

    @pytest.fixture(autouse=True)
    def _impatient(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("bridge.app.workers.IDLE", 0.01)

    def test_no_more_effects_are_under_way_than_there_are_couriers(self) -> None:
        jobs = OneJob(due=3)
        couriers = Couriers(jobs, 2, Bell())  # type: ignore[arg-type]  # as far as couriers use it
        assert [couriers.step(), couriers.step(), couriers.step()] == [True, True, False]
        assert jobs.due == 1, "the third is not claimed before somebody is free to deliver it"
        jobs.let_go.set()
        couriers.stop()

    def test_when_nothing_is_due_the_courier_stays_free(self) -> None:
        jobs = OneJob(due=0)
        couriers = Couriers(jobs, 1, Bell())  # type: ignore[arg-type]  # the same
        assert not couriers.step()
        jobs.due = 1
        jobs.let_go.set()
        assert couriers.step()
        couriers.stop()

    def test_a_delivery_that_fails_is_logged_rings_and_frees_its_courier(
        self, caplog: pytest.LogCaptureFixture
    ) -> None:
        jobs, bell = OneJob(due=2, failing=True), Bell()
        jobs.let_go.set()
        couriers = Couriers(jobs, 1, bell)  # type: ignore[arg-type]  # the same
        assert couriers.step()
        bell.wait("delivery", 0, 20)
        while not couriers.step():
            bell.wait("delivery", bell.rings("delivery"), 0.01)
        couriers.stop()
        assert bell.rings("delivery") == 2
        assert "a delivery failed" in caplog.text
        assert "nobody foresaw this" in caplog.text

    def test_a_claim_that_fails_frees_the_courier(self) -> None:
        jobs = OneJob(due=1)
        claim, jobs.claim = jobs.claim, _fails  # type: ignore[method-assign]  # fails once
        couriers = Couriers(jobs, 1, Bell())  # type: ignore[arg-type]  # the same
        with pytest.raises(StoreError):
            couriers.step()
        jobs.claim = claim  # type: ignore[method-assign]  # and works again
        jobs.let_go.set()
        assert couriers.step()
        couriers.stop()


def _fails(*_: object) -> Any:
    raise StoreError("The database did not take a write.")


class Letters:
    """Stands in for the mailbox."""

    def __init__(self, failing: bool = False) -> None:
        self.hints: list[JiraHint] = []
        self._failing = failing

    def hint(self, hint: JiraHint) -> None:
        if self._failing:
            _fails()
        self.hints.append(hint)


def signed(body: bytes, secret: str = SECRET) -> Mapping[str, str]:
    """The headers of a webhook that Jira signed."""
    digest = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return {"x-hub-signature": f"sha256={digest}", "x-atlassian-webhook-identifier": "w-1"}


def door(letters: Letters, secret: str = SECRET) -> JiraDoor:
    return JiraDoor(secret, letters)  # type: ignore[arg-type]  # as far as the door uses it


class TestJiraDoor:
    """What Jira is answered: it repeats after 503, and not after 400 or 401."""

    def test_a_signed_hint_is_kept(self) -> None:
        letters = Letters()
        assert door(letters)(MOVED, signed(MOVED)) == 204
        assert [(hint.outside_id, hint.issue_id) for hint in letters.hints] == [("w-1", "10001")]

    @pytest.mark.parametrize(
        "headers",
        [
            {},
            {"x-hub-signature": ""},
            {"x-hub-signature": "sha256=00"},
            {"x-hub-signature": "sha256=é\udcff"},
            {"x-hub-signature": signed(MOVED)["x-hub-signature"].replace("sha256", "sha1")},
            signed(MOVED, "another secret"),
            signed(WORKLOG),
        ],
    )
    def test_what_jira_did_not_sign_is_not_believed(self, headers: Mapping[str, str]) -> None:
        letters = Letters()
        assert door(letters)(MOVED, headers) == 401
        assert letters.hints == []

    def test_without_a_secret_nothing_is_believed(self) -> None:
        assert door(Letters(), "")(MOVED, signed(MOVED, "")) == 401

    def test_an_event_that_is_not_needed_is_accepted_and_dropped(self) -> None:
        letters = Letters()
        assert door(letters)(WORKLOG, signed(WORKLOG)) == 204
        assert letters.hints == []

    @pytest.mark.parametrize(
        "body", [b"", b"no JSON", b"[]", b'{"webhookEvent": "jira:unheard_of"}', b"[" * 100_000]
    )
    def test_what_is_no_webhook_is_refused_without_its_words_in_the_log(
        self, body: bytes, caplog: pytest.LogCaptureFixture
    ) -> None:
        assert door(Letters())(body, signed(body)) == 400
        assert caplog.messages == ["a webhook was not understood: UnsupportedEventError"]

    def test_while_the_database_is_away_jira_is_asked_to_send_again(self) -> None:
        assert door(Letters(failing=True))(MOVED, signed(MOVED)) == 503


def test_a_future_without_error_is_no_failure(caplog: pytest.LogCaptureFixture) -> None:
    done: Future[None] = Future()
    done.set_result(None)
    couriers = Couriers(OneJob(due=0), 1, bell := Bell())  # type: ignore[arg-type]  # as far as couriers use it
    couriers._free.acquire()
    couriers._ended(done)
    couriers.stop()
    assert bell.rings("delivery") == 1
    assert caplog.messages == []
