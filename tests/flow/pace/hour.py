"""`python -m tests.flow.pace.hour --minutes 60`: ten reports a second in time that is only counted, and Slack's limits.

Reports are kept, sorted and told by the real steps; only Slack and the classifiers are played.
"""

import argparse
import json
import sys
from collections.abc import Sequence

from bridge.domain.incoming import Way
from bridge.store.tables import Effect
from tests.flow.office import Office
from tests.flow.pace.strict import StrictSlack, paced, pass_by
from tests.flow.small import small_office

AGENTS, PROBLEMS = 200, 40
METHODS = ("chat.update", "reactions.add", "conversations.open")


def figures(office: Office, slack: StrictSlack, reports: int) -> dict[str, int]:
    """The fullest minute of each method, the fullest second of any conversation, and who was told by now."""
    homes = [effect.state for effect in office.rows(Effect) if effect.kind == "home"]
    fullest = {f"{method} a minute": slack.most(method, 60) for method in METHODS}
    posts = slack.most("chat.postMessage:", 1)
    told, waiting = homes.count("done"), homes.count("waiting")
    return {"reports": reports, "told": told, "waiting": waiting, "posts a second": posts, **fullest}


def go_by(minutes: float, rate: int) -> dict[str, int]:
    """Let people report at a rate for some minutes."""
    office = small_office()
    slack, processes = paced(office, 1)
    reports = round(minutes * 60 * rate)
    for number in range(reports):
        words = f"refund{number % PROBLEMS} pending{number % PROBLEMS}"
        office.say(f"U-{number % AGENTS}", words, f"message:T1:C1:{number}", Way.LISTENING)
        pass_by(office, processes, 1 / rate, step=1 / rate)
    return figures(office, slack, reports)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures."""
    made = argparse.ArgumentParser(prog="python -m tests.flow.pace.hour", description=__doc__)
    made.add_argument("--minutes", type=float, default=10.0)
    made.add_argument("--rate", type=int, default=10)
    given = made.parse_args(arguments)
    print(json.dumps(go_by(given.minutes, given.rate)))  # noqa: T201 - the program's output
    return 0


if __name__ == "__main__":
    sys.exit(main())
