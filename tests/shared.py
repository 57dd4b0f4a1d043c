"""Where tests find material that is no part of the project; they skip, and say so, where it is absent."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The checkout."""

SHARED = ROOT.parent / "shared"
"""The folder beside it."""

SEEDS = SHARED / "seeds"
"""The five pages that the project was asked for."""

NEWS = SHARED / "news" / "news-20k.jsonl.gz"
"""Real news articles, for measuring."""
