"""The product's waits, scaled down together, so that minutes hold hundreds of takeovers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Hurry:
    """Seconds that things are given.

    Their order is that of the defaults in production: a call times out well within its lease, and an effect has settled
    when the latest late success is over, even for a process whose clock is `apart` ahead.

    Attributes:
        timeout: until the bridge gives a call up; 10 for Slack and 20 for Jira in production.
        late: until the sandbox does what it does late.
        lease: 60 in production.
        settle: 90 in production.
        apart: how far the processes' clocks are apart, at most.
        words: reports are grouped by the words they share, which starts at once; else by the bridge's own classifiers.
    """

    timeout: float = 1.5
    late: float = 2.5
    lease: float = 5.0
    settle: float = 10.0
    apart: float = 3.0
    words: bool = False

    @property
    def factor(self) -> float:
        """How many times shorter than in production things are."""
        return 90 / self.settle

    def __post_init__(self) -> None:
        """Refuse times with which a double would prove nothing."""
        # A claimed effect is sent within half its lease, or by the process that claimed it not at all.
        if self.settle - self.apart <= self.lease / 2 + self.late or self.lease / 2 <= self.timeout:
            raise ValueError("These times promise nothing.")


SHORT = Hurry(timeout=1.0, late=1.5, lease=3.0, settle=5.0, apart=1.0, words=True)
"""For the test suite, where every second counts."""
