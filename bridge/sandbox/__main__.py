"""`python -m bridge.sandbox`: run the sandbox alone."""

import argparse
import json
import sys
from collections.abc import Sequence

from bridge.sandbox.app import Options, create
from bridge.sandbox.server import Running


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until Ctrl-C; print one line of JSON with the address first."""
    parser = argparse.ArgumentParser(prog="python -m bridge.sandbox", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0, the default, takes any free one")
    parser.add_argument("--pace", type=float, default=1.0, help="multiplies the rate limits")
    parser.add_argument(
        "--index-lag", type=float, default=2.0, help="seconds until Jira's search finds an issue"
    )
    given = parser.parse_args(arguments)
    app = create(Options(pace=given.pace, index_lag=given.index_lag))
    with Running(app, given.port) as running:
        print(json.dumps({"url": running.url, "slack": f"{running.url}/slack/api/"}), flush=True)  # noqa: T201 - the output
        try:
            running.wait()
        except KeyboardInterrupt:
            return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
