"""Updates an index again and again in a process that is killed at random moments, and looks at what is left.

    python -m tests.index.killed_updates INDEX KILLS

In a process of its own, which has no threads, so that it can be forked.
"""

import os
import random
import signal
import sys
import time
from itertools import count
from pathlib import Path

from corpus.article import Article, Person
from index import update
from index.reader import IndexReader
from index.store import current_generation, verify
from index.update import merge_due, update_index
from tests.index.live import live_articles


def article(number: int) -> Article:
    return Article(id=f"bài {number}", title=f"Tin số {number}", people=(Person(name="Sao Mai"),))


def ids_after(updates: int) -> list[str]:
    """Return the ids that the index has after so many updates: each adds an article, each third deletes one."""
    ids = [article(number).id for number in range(updates)]
    return [each for number, each in enumerate(ids) if number % 3 or number + 2 >= updates]


def update_for_ever(index: Path, first: int, acknowledged: int) -> None:
    """Write a byte to the pipe `acknowledged` after each update."""
    update.MERGED_AT_ONCE = 10
    for number in count(first):
        gone = [article(number - 2).id] if number % 3 == 2 else []
        update_index(index, [article(number)], gone)
        os.write(acknowledged, b".")
        merge_due(index)


def kill_once(index: Path, first: int, seconds: float) -> int:
    """Update from the one numbered `first` on, kill after so long; return how many updates were acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        update_for_ever(index, first, writing)
    os.close(writing)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as pipe:
        return first + len(pipe.read())


def main(index: Path, kills: int) -> None:
    chance = random.Random(11)
    update_index(index, [article(0)])
    done = 1
    for _ in range(kills):
        acknowledged = kill_once(index, done, chance.uniform(0, 0.3))
        generation = current_generation(index)
        verify(generation)
        found = sorted(each.id for each in live_articles(IndexReader(generation)) if each.id != "đầu")
        done = acknowledged if found == sorted(ids_after(acknowledged)) else acknowledged + 1
        assert found == sorted(ids_after(done)), (
            f"help: {acknowledged} updates were acknowledged, but {found} is there"
        )
    report = update_index(index, [article(done)], [article(done - 2).id] if done % 3 == 2 else [])
    # What the killed ones left is swept.
    assert len(list((index / "generations").iterdir())) == 2
    assert report.articles == len(ids_after(done + 1)) + 1
    sys.stdout.write(f"{done}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
