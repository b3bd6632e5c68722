"""What the operator decides, in ``bridge.toml`` and the environment, read once."""

from bridge.settings.load import load
from bridge.settings.model import Settings

__all__ = ["Settings", "load"]
