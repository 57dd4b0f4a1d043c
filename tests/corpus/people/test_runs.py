"""Capitalised runs, compared with a pattern that says them plainly."""

import random
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.people.runs import RUN, run_of
from corpus.people.tokens import UPPER

# What a run is, one word after another; `RUN` says the same in an order that a search is fast in.
_WORD = (
    r"(?:(?:Jean|Louis|Marie|Anne|Anna|Hans|Karl|Pierre|Willem|Juan|Abdel|Carl|Franz|Ann) - [UPPER]\w+"
    r"|[AaEe]l ?- ?[UPPER]\w+"
    r"|[KHO] ['’] [UPPER]\w*"
    r"|(?:[KHYNODL]['’] ?)?[UPPER]\w*(?:['’][UPPER]\w*)?(?:-\w+)*(?:(?<=\b[UPPER])\.(?= ?[UPPER]))?)"
)
_SMALL = r"(?:thị|văn)(?:(?<=\bLê thị)|(?<=\bLê văn))|al|el|bin|binti|ibn|bint|van|von|der|den|de|da|das|dos|del|della|dello|di|du|la|las|le|los|ben|ter|ten|zu"
_PLAIN = re.compile(
    rf"(?<!\w){_WORD}(?:(?: (?:(?:{_SMALL}) ){{0,2}}|(?<=\.)){_WORD})*(?: - [a-z]{{1,6}}(?![\w-]))?".replace(
        "UPPER", UPPER
    )
)
_PIECES = (
    *(
        "Jean",
        "Luc",
        "Anna",
        "Ann",
        "Abdel",
        "al",
        "Al",
        "el",
        "l",
        "K",
        "O",
        "D",
        "W.",
        "H.",
        "É",
        "é",
        "2",
        "_",
    ),
    *(
        " ",
        "  ",
        " - ",
        " ' ",
        "-",
        "- ",
        "'",
        "’",
        ".",
        ",",
        "\n",
        " von der ",
        " bin ",
        "Lê",
        " văn ",
        "thị",
        "Tám",
        "x",
    ),
    *("Kim Jong", " - un", " - theo", "a", "A", "e", "E", "van"),
)


def spans(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)]


def test_runs_are_those_of_the_plain_pattern() -> None:
    chosen = random.Random(3)
    for _ in range(5_000):
        text = "".join(chosen.choices(_PIECES, k=chosen.randrange(1, 14)))
        assert spans(RUN, text) == spans(_PLAIN, text), f"help: the text is {text!r}"


@settings(max_examples=200)
@given(st.text(max_size=60))
def test_runs_of_any_text_are_those_of_the_plain_pattern(text: str) -> None:
    assert spans(RUN, text) == spans(_PLAIN, text)


@settings(max_examples=200)
@given(st.lists(st.sampled_from(_PIECES), max_size=10).map("".join))
def test_the_words_of_a_run_stand_in_it(text: str) -> None:
    for written in RUN.findall(text):
        run = run_of(written)
        for index, token in enumerate(run.tokens):
            assert written[run.starts[index] : run.end(index)] == token.text
