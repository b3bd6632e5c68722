"""What is kept of a run that went wrong, to look into it afterwards."""

import json
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from bridge.store.copying import copy
from bridge.store.engine import Store
from tests.chaos.counting import Seen


def keep(folder: Path, store: Store, seen: Seen) -> None:
    """Write all that people saw, and a copy of all that the bridge knows.

    Args:
        folder: takes `seen.json` and `known.sqlite`.
        store: of the bridge.
        seen: at the sandbox.
    """
    (folder / "seen.json").write_text(json.dumps(asdict(seen), indent=1), encoding="utf-8")
    with closing(Store(f"sqlite:///{folder / 'known.sqlite'}")) as known:
        copy(store, known)
