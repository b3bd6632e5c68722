"""What stands in somebody's App Home, read at the moment it is drawn."""

from bridge.flow.app_home.loading import load

__all__ = ["load"]
