"""``python -m bridge.measure fill | pages | growth``."""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from time import perf_counter

from bridge.measure.company import Size
from bridge.measure.fill import fill
from bridge.store.engine import Store
from bridge.store.migrate import upgrade


def main(arguments: Sequence[str] | None = None) -> int:
    given = argparse.ArgumentParser()
    given.add_argument("what")
    given.add_argument("url")
    given.add_argument("--insights", type=int, default=10000)
    g = given.parse_args(arguments)
    store = Store(g.url)
    upgrade(store)
    begun = perf_counter()
    fill(
        store,
        Size.of(g.insights),
        datetime.now(UTC),
        lambda done: print(done, round(perf_counter() - begun, 1)) if done % 50000 == 0 else None,
    )
    print(perf_counter() - begun)
    store.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
