"""Which engine the settings name."""

from index.settings import Settings
from search.engine import Engine
from search.whoosh_engine import WhooshEngine


def open_engine(settings: Settings) -> Engine:
    """Return the engine that `settings` name; it opens its index at the first search."""
    return WhooshEngine(settings.index)
