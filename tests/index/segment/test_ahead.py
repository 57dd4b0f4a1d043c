import threading
from collections.abc import Iterator

import pytest

from index.segment.ahead import aside, done_ahead


def test_results_come_in_the_order_of_the_items_whichever_is_done_first() -> None:
    second_is_done = threading.Event()

    def work(item: int) -> int:
        if item == 0:
            assert second_is_done.wait(timeout=30), "help: the second item is to be done beside the first"
        elif item == 1:
            second_is_done.set()
        return item

    assert list(done_ahead(work, range(9))) == list(range(9))


def test_few_results_wait_to_be_taken() -> None:
    taken = []

    def items() -> Iterator[int]:
        for item in range(20):
            taken.append(item)
            yield item

    for result in done_ahead(abs, items()):
        assert len(taken) - result <= 3


@pytest.mark.parametrize("items", [[0], [1, 0, 1, 1]])
def test_an_error_comes_up(items: list[int]) -> None:
    with pytest.raises(ZeroDivisionError):
        list(done_ahead(lambda item: 1 // item, items))


def test_one_item_alone_needs_no_thread() -> None:
    assert list(done_ahead(lambda _: threading.current_thread(), [0])) == [threading.current_thread()]
    assert list(done_ahead(abs, [])) == []


def test_what_is_done_aside_is_done_at_the_end_and_meanwhile_nobody_waits_for_it() -> None:
    may_go_on, done = threading.Event(), []

    def work() -> None:
        assert may_go_on.wait(timeout=30), "help: the block is to go on while this is waiting"
        done.append(1)

    with aside() as let_do:
        let_do(work)
        let_do(work)
        may_go_on.set()
    assert done == [1, 1]


def test_an_error_of_what_is_done_aside_comes_up() -> None:
    with pytest.raises(ZeroDivisionError), aside() as let_do:
        let_do(lambda: 1 // 0)
