"""Ten reports a second: what Slack is asked for stays within what it gives, method by method."""

from bridge.domain.incoming import Way
from bridge.domain.outgoing import TriageCard
from bridge.store.tables import Effect
from tests.flow.office import Office
from tests.flow.pace.strict import StrictSlack, paced, pass_by, work

SECONDS, EACH_SECOND, AGENTS, PROBLEMS = 3, 10, 15, 6
REPORTS = SECONDS * EACH_SECOND


def rush(office: Office) -> StrictSlack:
    """Fifteen people post ten reports each second, of six problems, and then everything comes to rest."""
    slack, processes = paced(office)
    for number in range(REPORTS):
        words = f"refund{number % PROBLEMS} pending{number % PROBLEMS}"
        office.say(f"U-{number % AGENTS}", words, f"message:T1:C1:{number}", Way.LISTENING)
        pass_by(office, processes, 1 / EACH_SECOND)
    pass_by(office, processes, REPORTS * 1.2 + 10, step=1.2)
    return slack


def test_posts_edits_and_reactions_keep_slacks_limits_each(quick: Office) -> None:
    """Fifty a minute are ten in any twelve seconds."""
    slack = rush(quick)
    assert slack.most("chat.postMessage:", seconds=1) == 1
    assert slack.most("chat.update", seconds=12) <= 10
    assert slack.most("reactions.add", seconds=12) == 10
    assert len(slack.keys("home")) == REPORTS
    assert slack.count("reactions.add") == REPORTS
    assert {effect.state for effect in quick.rows(Effect)} <= {"done", "skipped"}
    assert all(isinstance(update.card, TriageCard) for update in slack.updates), "no count edits a home"


def test_a_tick_lags_and_is_dropped_when_it_is_too_late(quick: Office) -> None:
    slack, processes = paced(quick)
    for number in range(10):
        quick.say("U-1", "refund pending", f"message:T1:C1:{number}", Way.LISTENING)
    pass_by(quick, processes, 5, step=0.6)
    assert slack.count("reactions.add") == 5
    quick.clock.forward(minutes=5)
    work(quick, processes)
    ticks = [effect.state for effect in quick.rows(Effect) if effect.kind == "tick"]
    assert (ticks.count("done"), ticks.count("skipped")) == (5, 5)
    assert slack.count("reactions.add") == 5
