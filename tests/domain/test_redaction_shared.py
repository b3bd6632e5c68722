"""Recall and precision on a public corpus with marked personal data; `pytest -n 0 -s` prints them."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bridge.domain.redaction import Kind, Patterns, redact

CORPUS = Path(__file__).parents[3] / "shared" / "data" / "pii" / "generated_small.json"
KINDS: dict[str, Kind] = {
    "CREDIT_CARD": "card",
    "PHONE_NUMBER": "phone",
    "EMAIL_ADDRESS": "email",
    "IBAN_CODE": "iban",
}


@pytest.mark.shared
@pytest.mark.skipif(not CORPUS.exists(), reason="the folder ../shared is not beside the checkout")
def test_every_marked_number_and_address_is_taken_out_and_nothing_else() -> None:
    marked: Counter[Kind] = Counter()
    kept: Counter[Kind] = Counter()
    found: Counter[Kind] = Counter()
    for record in json.loads(CORPUS.read_text("utf-8")):
        result = redact(record["full_text"], Patterns())
        found.update(one.kind for one in result.found)
        for kind, value in _marked(record):
            marked[kind] += 1
            kept[kind] += value in result.text

    for kind in sorted(marked | found):
        right = marked[kind] - kept[kind]
        print(f"{kind}: {right} of {marked[kind]} marked values taken out, {found[kind]} taken out in all")  # noqa: T201 - the figures
    assert marked == {"card": 10, "phone": 10, "email": 2}
    assert kept.total() == 0
    assert found == marked


def _marked(record: dict[str, Any]) -> list[tuple[Kind, str]]:
    return [
        (KINDS[span["entity_type"]], span["entity_value"])
        for span in record["spans"]
        if span["entity_type"] in KINDS
    ]
