"""What is remembered is what would be worked out, and no more of it than there is room for."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.people.remembered import Remembered


@given(st.lists(st.text("abcd", max_size=2)), st.integers(2, 8))
def test_answers_are_those_of_the_function_within_the_bound(texts: list[str], room: int) -> None:
    lengths = Remembered(len, room=room)
    for text in texts:
        assert lengths[text] == len(text)
        assert len(lengths) + len(lengths._older) <= room


def test_what_is_asked_again_is_worked_out_once() -> None:
    asked: list[str] = []

    def give(text: str) -> None:
        asked.append(text)

    remembered = Remembered(give, room=4)
    for text in ("a", "b", "a", "c", "a", "d", "a", "e", "a"):
        assert remembered[text] is None
    assert asked == ["a", "b", "c", "d", "e"]
