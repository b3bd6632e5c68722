"""Charts as pages show them."""

from bridge.domain.pages.charts import Bars, Lines, Mark, Multiples, Series

WEEKS = tuple(f"{day} {month}" for month in ("Sep", "Oct", "Nov") for day in (2, 9, 16, 23))

FOUR = Lines(
    "Problems by stage",
    "Heard rose to 15 & fell.",
    "problems a week",
    WEEKS,
    (
        Series("Heard", (12, 14, 13, 15, 20, 22, 18, 17, 16, 15, 14, 15)),
        Series("With their team", (10, 11, 12, 12, 14, 15, 15, 15, 15, 14, 14, 14)),
        Series("Planned", (5, 6, 7, 8, 8, 9, 10, 11, 12, 12, 13, 13)),
        Series("Live", (0, 1, None, 2, 3, None, 4, None, 6, 8, 10, 12)),
    ),
    (Mark(8, "planned"), Mark(9, "fixed"), Mark(10, "live"), Mark(10, "told")),
)
SHARE = Lines(
    "Share answered",
    "About a third.",
    "of problems",
    WEEKS[:3],
    (Series("answered", (0.2, 0.3, 0.4), (0.1, 0.2, 0.3), (0.4, 0.5, 0.6)),),
)
OWED = Bars("What is owed", "Payments 12.", "problems", ("Payments", "Legal & <finance>"), (12, 0))
THEMES = Multiples(
    "Themes",
    "Billing most.",
    "reports a week",
    WEEKS,
    tuple(
        Series(f"Theme {number}", tuple(number * week % 17 for week in range(12))) for number in range(1, 13)
    ),
)
ALL = (FOUR, SHARE, OWED, THEMES)
