"""The figures of a run, and whether they are what was promised."""

from dataclasses import asdict, dataclass

from tests.chaos.counting import Counts

EXPECTED = 2
"""How many controls must have failed."""


@dataclass(frozen=True)
class Report:
    """What a run came to, counted at the sandbox.

    Attributes:
        insights: reports that have their card in a direct message.
        effects: messages, reactions, issues and comments of the bridge.
        kills: processes that were killed.
        controls_failed_as_expected: runs without a guard in which things came twice.
        lost: reports that people were promised, and that have no card.
        double_issues: issues that are there already.
        double_messages: messages that are there already.
        double_comments: comments that are there already.
        told_twice: stages that somebody was told again.
        order_broken: stages that somebody was told after a later one.
        credit_equal: all facts, replayed, come to the ledger that is stored.
    """

    insights: int
    effects: int
    kills: int
    controls_failed_as_expected: int
    lost: int
    double_issues: int
    double_messages: int
    double_comments: int
    told_twice: int
    order_broken: int
    credit_equal: bool

    @classmethod
    def of(cls, counts: Counts, kills: int, controls: int, *, credit_equal: bool) -> "Report":
        """Put the figures together."""
        figures = asdict(counts) | {"kills": kills, "credit_equal": credit_equal}
        return cls(controls_failed_as_expected=controls, **figures)

    @property
    def void(self) -> bool:
        """Whether it proves nothing: the harness would not have seen a double."""
        return self.controls_failed_as_expected < EXPECTED

    @property
    def well(self) -> bool:
        """Whether everything came once, in order, and nothing was lost; and whether that means anything."""
        wrong = self.lost + self.double_issues + self.double_messages + self.double_comments
        return not (wrong or self.told_twice or self.order_broken or self.void) and self.credit_equal

    def lines(self) -> list[str]:
        """The figures as a person reads them."""
        verdict = "Void: a control did not fail." if self.void else "All once." if self.well else "Broken."
        return [*(f"{name}: {value}" for name, value in asdict(self).items()), verdict]
