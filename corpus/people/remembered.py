"""What was worked out once of a word or a run, and is asked again and again: remembered, within a bound."""

from collections.abc import Callable
from typing import TypeVar

_V = TypeVar("_V")


class Remembered(dict[str, _V]):
    """What a function gives for each text, asked for as an item is; worked out at the first time.

    Good for what is asked many times an article: to ask moves nothing, where `lru_cache` puts all in order again at each
    question, in memory that is far apart. What has not been asked for since as many others were met is forgotten.

    >>> lengths = Remembered(len, room=4)
    >>> lengths["Mận"], lengths["Tám"], lengths["Mận"]
    (3, 3, 3)
    """

    def __init__(self, give: Callable[[str], _V], *, room: int) -> None:
        """Begin with nothing known.

        Args:
            give: What is asked; gives the same for the same text.
            room: How many texts are remembered at the most.
        """
        super().__init__()
        self._give = give
        self._half = room // 2
        self._older: dict[str, _V] = {}

    def __missing__(self, text: str) -> _V:
        """Take over what is known of `text` from the older half, or work it out."""
        older = self._older
        if len(self) >= self._half:
            self._older = dict(self)
            self.clear()
        value = older[text] if text in older else self._give(text)
        self[text] = value
        return value
