"""`python -m bridge.sandbox`: run the sandbox alone."""

import argparse
import json
import signal
import sys
from collections.abc import Sequence

from bridge.sandbox.app import Options, create
from bridge.sandbox.jira.doors.faces import DATA_CENTER, GATEWAY, SITE
from bridge.sandbox.server import Running
from bridge.sandbox.slack.options import paced


def parser() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser(
        prog="python -m bridge.sandbox", description="A pocket Slack and a pocket Jira."
    )
    made.add_argument("--port", type=int, default=0, help="0, the default, takes any free one")
    made.add_argument("--pace", type=float, default=1.0, help="multiplies the rate limits")
    made.add_argument(
        "--index-lag", type=float, default=2.0, help="seconds until Jira's search finds an issue"
    )
    made.add_argument("--history", action="store_true", help="let Jira hold issues from before")
    made.add_argument(
        "--delayed-events", action="store_true", help="let Slack send events again for a day if need be"
    )
    made.add_argument("--bridge-url", default="", help="where the bridge serves its page")
    return made


def addresses(url: str) -> dict[str, str]:
    """Where the sides of a running sandbox are: Jira Cloud, its gateway for scoped tokens, and Data Center."""
    return {
        "url": url,
        "slack": f"{url}/slack/api/",
        "jira": f"{url}{SITE.base}",
        "jira_gateway": f"{url}{GATEWAY.base}",
        "jira_dc": f"{url}{DATA_CENTER.base}",
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until Ctrl-C; print one line of JSON with the addresses first."""
    # Whoever is started in the background by a shell inherits that SIGINT is ignored, and could not be interrupted.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    given = parser().parse_args(arguments)
    slack = paced(given.pace, delayed_events=given.delayed_events)
    options = Options(given.pace, given.index_lag, given.history, given.bridge_url, slack)
    try:
        server = Running(create(options), given.port)
    except OSError as error:
        parser().exit(1, f"Cannot listen on port {given.port}: {error.strerror}.\n")
    with server as running:
        print(json.dumps(addresses(running.url)), flush=True)  # noqa: T201 - this line is the program's output
        try:
            running.wait()
        except KeyboardInterrupt:
            return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
