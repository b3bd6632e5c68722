"""The append-only ledger: a line is written once, and only ever reversed by another.

Each function brings the lines of something in line with the recorded facts, however often it is called.
"""

from bridge.flow.ledger.contests import decided
from bridge.flow.ledger.founds import found, lose
from bridge.flow.ledger.marks import settle_evidence
from bridge.flow.ledger.reports import settle_insight
from bridge.flow.ledger.words import answer, wording

__all__ = ["answer", "decided", "found", "lose", "settle_evidence", "settle_insight", "wording"]
