"""The tables of the last whole `make eval` go into the README: python -m tests.relevance.readme."""

from tests.benchmarks.readme import main

if __name__ == "__main__":
    main("eval")
