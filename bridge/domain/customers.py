"""A customer as their reporter may see them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shown:
    """A customer reference, opened for the one who wrote it.

    Attributes:
        name: what stands for it in the report, such as ``reference 1``.
        insight: the report's number.
        value: the reference as it was written.
    """

    name: str
    insight: int
    value: str
