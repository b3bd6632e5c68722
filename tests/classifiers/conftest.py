"""A small shop's reports, written for these tests: twelve problems in several people's words."""

from collections.abc import Sequence

import pytest

from classifiers import Domain, Features, InsightReader, SentenceVectors

REPORTS = {
    "refund": [
        "Refund still pending after ten days",
        "Customer waits for her refund since last week, it shows as pending",
        "The money back for the returned kettle has not arrived on the card",
        "Refund marked as sent but the bank has nothing",
        "He returned the shoes two weeks ago and got no refund",
    ],
    "login": [
        "The app logs people out after every update",
        "She cannot sign in since the new version of the app",
        "Password is right but the app says wrong login",
        "App throws the customer back to the sign-in page",
        "Sign-in loops for ever on Android after updating",
    ],
    "courier": [
        "Courier left the parcel in the rain in front of the house",
        "Driver dropped the package at a neighbour without a note",
        "Parcel thrown over the fence and broken by the courier",
        "The courier never rang the bell and left a card",
        "Delivery man put the box behind the bins, now it is gone",
    ],
    "voucher": [
        "The birthday voucher is refused at checkout",
        "Voucher code says expired although it is valid until June",
        "Gift code cannot be used together with sale items, nobody told her",
        "Checkout does not accept the ten percent voucher",
        "The newsletter voucher gives an error at payment",
    ],
    "size": [
        "Size chart for boots is wrong, everything runs small",
        "Ordered 42 and it fits like 40, the size table misleads",
        "Trousers come out two sizes smaller than the table says",
        "The boots' sizes do not match the chart on the site",
        "She sends back every pair because the size guide is off",
    ],
    "praise": [
        "Customer praised the quick exchange in the Leipzig shop",
        "He was delighted with how friendly the chat was",
        "She wanted to say that the packing was lovely",
        "Compliment for the colleague who found her lost order",
        "Very happy with the repair service, wants us to know",
    ],
}
TEXTS = [text for texts in REPORTS.values() for text in texts]
LABELS = [label for label, texts in REPORTS.items() for _ in texts]


@pytest.fixture(scope="session")
def vectors() -> SentenceVectors:
    """The real sentence model, as `uv run` installs it."""
    if not SentenceVectors.available():
        pytest.skip("the package with the sentence model is not installed")
    return SentenceVectors()


@pytest.fixture(scope="session")
def texts() -> Sequence[str]:
    return TEXTS


@pytest.fixture(scope="session")
def labels() -> Sequence[str]:
    return LABELS


@pytest.fixture(scope="session")
def reader(vectors: SentenceVectors) -> InsightReader:
    return InsightReader(vectors).fit(TEXTS)


@pytest.fixture(scope="session")
def features(reader: InsightReader) -> list[Features]:
    return reader.read_many(TEXTS)


@pytest.fixture(scope="session")
def domain(reader: InsightReader) -> Domain:
    return reader.domain_
