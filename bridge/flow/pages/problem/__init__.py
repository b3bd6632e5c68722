"""One problem, for everybody."""

from bridge.flow.pages.problem.loading import load

__all__ = ["load"]
