from tests.app.conftest import database, nobody
from tests.cli.conftest import _own_logging, bridge

__all__ = ["_own_logging", "bridge", "database", "nobody"]
