from tests.flow.conftest import memory, quick

__all__ = ["memory", "quick"]
