import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analyzer import syllables
from index.sieve import character_codes, number_of, open_sieve, sieve
from index.spelling import bare_form
from index.words.codes import BUCKETS, FACTOR
from search.query import Syllable
from tests.index.texts import nfc_text

_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĐƯỲỹịựốểẫớ019fjwz"


def passes(written: str, *typed: str) -> bool:
    number = number_of(written)
    return number is None or bool(sieve(map(bare_form, typed))[number])


@given(st.text(_LETTERS, min_size=1, max_size=9))
def test_marks_and_i_for_y_change_no_number(written: str) -> None:
    assert number_of(written) == number_of(bare_form(written))


@given(st.one_of(nfc_text, st.text(_LETTERS + " ½ßΩ漢\ud800", max_size=40)), st.data())
def test_whatever_matches_passes(text: str, data: st.DataObject) -> None:
    written = [token.text for token in syllables(text)]
    typed = data.draw(st.sampled_from(written)) if written else "lũ"
    for form in (typed, bare_form(typed), typed.upper()):
        for each in written:
            if Syllable.typed(form).matches(each):
                assert passes(each, form), f"help: {form!r} matches {each!r}"


def test_what_cannot_match_does_not_pass() -> None:
    assert not passes("lụt", "lũ", "bão")
    assert passes("lụt", "lut")


@pytest.mark.parametrize("written", ["漢", "ßa", "½", "Ωmega", "ð"])
def test_letters_that_are_not_vietnamese_may_stand_for_anything(written: str) -> None:
    assert number_of(written) is None
    assert passes(written, "lũ")


def test_numbers_fit_into_the_buckets() -> None:
    assert int(character_codes()[[ord(letter) for letter in _LETTERS]].max()) < FACTOR
    assert len(open_sieve()) == len(sieve([])) == BUCKETS
    assert open_sieve().all()
    assert not sieve(["漢"]).any()
