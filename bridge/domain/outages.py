"""When so many report one problem at once that it is an outage."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class OutageRules:
    """What counts as an outage, and how it is told.

    Attributes:
        reports: so many different people report one problem …
        within: … within this time, and
        times_usual: so many times as often as usual.
        channels: Slack ids of the channels that get a banner.
        edited_every: a banner is edited this often at most.
        calm_after: without a report for this long its owners are asked whether it is over.
    """

    reports: int = 10
    within: timedelta = timedelta(minutes=10)
    times_usual: float = 3.0
    channels: tuple[str, ...] = ()
    edited_every: timedelta = timedelta(minutes=3)
    calm_after: timedelta = timedelta(hours=1)

    def are_met(self, people: int, usual: float) -> bool:
        """Whether so many people within the time are an outage, where so many reports are usual.

        >>> OutageRules().are_met(10, 3.0), OutageRules().are_met(10, 4.0), OutageRules().are_met(9, 0.0)
        (True, False, False)
        """
        return people >= self.reports and people >= self.times_usual * usual
