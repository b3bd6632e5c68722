"""What the fields of a form hold."""

from datetime import date

from bridge.domain.incoming import Click


def first(click: Click, name: str) -> str:
    """The one value of a field; empty if nothing was said."""
    return next(iter(click.values.get(name, ())), "").strip()


def line(click: Click, name: str) -> str:
    """The same in one line."""
    return " ".join(first(click, name).split())


def day(click: Click, name: str) -> date | None:
    """The date in a field; None if there is none."""
    try:
        return date.fromisoformat(first(click, name))
    except ValueError:
        return None
