"""What came of a play: counted by the sandbox wherever the sandbox can see it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bridge.demo.planted import Planted, planted
from bridge.demo.stage import Stage
from bridge.sandbox.people.tally import Played
from bridge.sandbox.seed.rows import Row
from bridge.store.queries import credit, effects, groups, insights


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of one play.

    Attributes:
        sent: insights that people sent.
        kept: insights in the store.
        lost: sent and not kept.
        groups: groups that somebody is in.
        issues: issues in Jira that carry our mark, opened or linked.
        duplicates: messages, issues and comments that came twice.
        stage_updates: stages told at a home, as Slack received them.
        stage_updates_expected: stages that reporters were owed.
        credit_entries: lines of the ledger.
        seconds: how long the play took.
        ack_p50_ms: how long half of the gestures waited for their answer at most.
        ack_p99_ms: the same for 99 of 100.
        settled: everything had come to rest at the end.
        planted: how many of the planted problems were found, if the file names any.
    """

    sent: int
    kept: int
    lost: int
    groups: int
    issues: int
    duplicates: int
    stage_updates: int
    stage_updates_expected: int
    credit_entries: int
    seconds: float
    ack_p50_ms: float
    ack_p99_ms: float
    settled: bool
    planted: Planted | None = None

    @property
    def well(self) -> bool:
        """Whether nothing was lost, doubled or left untold."""
        told = self.stage_updates == self.stage_updates_expected
        return self.settled and self.lost == 0 and self.duplicates == 0 and told

    def as_json(self) -> dict[str, Any]:
        """The figures as JSON values; what only a planted file has is left out elsewhere."""
        figures = asdict(self)
        del figures["planted"]
        if self.planted is not None:
            figures |= {"problems_planted": self.planted.planted, "problems_found": self.planted.found}
        return figures

    def lines(self) -> list[str]:
        """The figures as a person reads them."""
        found = f" {self.planted.sentence()}" if self.planted else f" {self.groups} groups."
        unsettled = [] if self.settled else ["Not everything had come to rest when the time was over."]
        counts = (
            f"{self.sent} insights sent, {self.kept} saved, {self.lost} lost.{found} "
            f"{self.issues} Jira issues, {self.duplicates} double. "
            f"{self.stage_updates} of {self.stage_updates_expected} updates told. {self.seconds:.0f} s."
        )
        pace = f"Slack answered in {self.ack_p50_ms:.0f} ms, slowest of a hundred {self.ack_p99_ms:.0f} ms."
        return [counts, pace, "Look around: bridge demo", *unsettled]


def report(stage: Stage, rows: Sequence[Row], played: Played, seconds: float) -> Report:
    """Count what came of a play."""
    slack, jira = stage.ask("sandbox/slack/stats"), stage.ask("sandbox/jira/stats")
    ours = [issue for issue in stage.ask("sandbox/jira/board")["issues"] if "bridge" in issue["properties"]]
    with stage.bridge.store.read() as session:
        kept = insights.count(session)
        return Report(
            sent=played.sent,
            kept=kept,
            lost=played.sent - kept,
            groups=len(groups.standing(session)),
            issues=len(ours),
            duplicates=len(slack["metadata_keys_seen_twice"]) + len(jira["effect_keys_seen_twice"]),
            stage_updates=slack["metadata_kinds"].get("stage", 0),
            stage_updates_expected=effects.owed(session, "stage"),
            credit_entries=credit.count(session),
            seconds=round(seconds, 1),
            ack_p50_ms=slack["ack_ms"]["p50"] or 0.0,
            ack_p99_ms=slack["ack_ms"]["p99"] or 0.0,
            settled=played.settled,
            planted=planted(session, rows),
        )
