"""How much is asked, and for how long."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """What a run takes time for.

    Attributes:
        queries: How many queries of each kind of set are asked at most.
        rounds: How often a set of queries is asked; each query's best time counts.
        first_round_s: When a variant's first round of a set is broken off.
        further_rounds_s: A variant that has spent this much on a set takes no further round of it.
        openings: How often an index is opened.
        memory_queries: Queries after which memory is measured.
        http_rounds: How often one client asks all queries.
        load_s: How long several clients ask together.
        clients: How many they are.
        segmented_articles: How many articles are segmented.
    """

    queries: int = 1_000
    rounds: int = 5
    first_round_s: float = 60.0
    further_rounds_s: float = 20.0
    openings: int = 20
    memory_queries: int = 200
    http_rounds: int = 3
    load_s: float = 5.0
    clients: int = 4
    segmented_articles: int = 2_000
