"""Every syllable comes back from its keystrokes, by whatever habit they were typed."""

import itertools
import unicodedata
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.syllable import is_syllable
from index.spelling import exact_form
from search.understanding.keystrokes import TELEX, VNI, decodings, readings, telex, unchecked_reading, vni

Parts = tuple[str, str, str, str]
"""Onset, vowels and coda, unmarked by a tone, and the tone as a combining mark."""

Habit = Callable[[str, str, str, str], str]
"""Types onset, vowels and coda with a tone key."""

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q r s t th tr v x"
_VOWELS = (
    "a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iêu iu oa oai oao oay oă oe oeo oi oo ôi ơi "
    "ua uâ uây uê uêu ui uô uôi uơ uy uya uyê uyu ưa ưi ươ ươi ươu ưu yê yêu"
)
_CODAS = "c ch m n ng nh p t"
_TONES = {"": "", "\u0301": "s1", "\u0300": "f2", "\u0309": "r3", "\u0303": "x4", "\u0323": "j5"}
"""Each tone's keys, Telex before VNI."""
_OTHER_WORDS = (
    "an ban dang Morning container Rubio quang office boss class Mass Lewis news covid Asus VNPT SEA wifi x "
    "5G G7 U23 Covid19 B52 2022 QL1 boss1 đảng Đảng tiếngs thườngf đ ạ ăan Ж 한국"
)
_ACUTE = "\u0301"
_MARKED = {"â": "a6", "ê": "e6", "ô": "o6", "ơ": "o7", "ư": "u7", "ă": "a8", "đ": "d9"}


def _well_formed(tones: Iterable[str]) -> list[Parts]:
    return [
        (onset, vowels, coda, tone)
        for onset, vowels, coda, tone in itertools.product(
            ["", *_ONSETS.split()], _VOWELS.split(), ["", *_CODAS.split()], tones
        )
        if is_syllable(f"{onset}{vowels}{tone}{coda}")
    ]


_WITH_ACUTE = _well_formed([_ACUTE])
_WITH_MARKS = [parts for parts in _well_formed(_TONES) if not "".join(parts).isascii()]


def _telex_key(letter: str) -> str:
    return "w" if _MARKED[letter][1] in "78" else _MARKED[letter][0]


def _telex_at_once(onset: str, vowels: str, coda: str, tone: str) -> str:
    """Type "ddwowngf" as dd-uw-ow-ng-f."""
    return _telex_letters(onset + vowels + coda) + tone[:1]


def _telex_tone_by_its_vowel(onset: str, vowels: str, coda: str, tone: str) -> str:
    return _telex_letters(onset + vowels) + tone[:1] + coda


def _telex_one_w(onset: str, vowels: str, coda: str, tone: str) -> str:
    """Type ươ as uow."""
    return _telex_letters(onset) + _telex_letters(vowels).replace("uwow", "uow") + coda + tone[:1]


def _telex_w_alone(onset: str, vowels: str, coda: str, tone: str) -> str:
    """Type ư as w."""
    return _telex_letters(onset) + _telex_letters(vowels).replace("uw", "w") + coda + tone[:1]


def _telex_marks_last(onset: str, vowels: str, coda: str, tone: str) -> str:
    """Type đường as "duongdwf"."""
    return _marks_last(onset + vowels + coda, {letter: _telex_key(letter) for letter in _MARKED}) + tone[:1]


def _telex_tone_before_marks(onset: str, vowels: str, coda: str, tone: str) -> str:
    """Type nước as "nuocsw"."""
    keys = {letter: _telex_key(letter) for letter in _MARKED}
    plain = _without_marks(onset + vowels + coda)
    return plain + tone[:1] + _marks_last(onset + vowels + coda, keys).removeprefix(plain)


def _vni_at_once(onset: str, vowels: str, coda: str, tone: str) -> str:
    return _vni_letters(onset + vowels) + tone[1:] + coda


def _vni_tone_last(onset: str, vowels: str, coda: str, tone: str) -> str:
    return _vni_letters(onset + vowels + coda) + tone[1:]


def _vni_digits_last(onset: str, vowels: str, coda: str, tone: str) -> str:
    """Type đường as "duong972"."""
    return _marks_last(onset + vowels + coda, {letter: _MARKED[letter][1] for letter in _MARKED}) + tone[1:]


def _telex_letters(text: str) -> str:
    return "".join(
        _MARKED[letter][0] + _telex_key(letter) if letter in _MARKED else letter for letter in text
    )


def _vni_letters(text: str) -> str:
    return "".join(_MARKED.get(letter, letter) for letter in text)


def _without_marks(text: str) -> str:
    return "".join(_MARKED.get(letter, letter)[0] for letter in text)


def _marks_last(text: str, keys: dict[str, str]) -> str:
    """Return the plain letters of `text`, then the key of each mark; one for both of ươ."""
    spent = "".join(keys[letter] for letter in text.replace("ươ", "ơ") if letter in _MARKED)
    return _without_marks(text) + spent


_TELEX_HABITS = [
    _telex_at_once,
    _telex_tone_by_its_vowel,
    _telex_one_w,
    _telex_w_alone,
    _telex_marks_last,
    _telex_tone_before_marks,
]
_VNI_HABITS = [_vni_at_once, _vni_tone_last, _vni_digits_last]


def _typed(parts: Parts, habit: Habit) -> str:
    onset, vowels, coda, tone = parts
    # "xoong" is typed with three in Telex.
    letters = vowels.replace("oo", "ooo") if habit in _TELEX_HABITS else vowels
    return habit(onset, letters, coda, _TONES[tone])


def _with_i(syllable: str) -> str:
    return unicodedata.normalize("NFD", syllable).replace("y", "i")


def _assert_comes_back(parts: Parts, habit: Habit) -> None:
    """Check the letters, the tone, and that it stands where newspapers write it."""
    typed = _typed(parts, habit)
    meant = (telex if habit in _TELEX_HABITS else vni)(typed)
    assert meant is not None, f"{typed} gives nothing of {parts}; help: see what _BEGINNING takes"
    letters = sorted(unicodedata.normalize("NFD", meant))
    assert letters == sorted(unicodedata.normalize("NFD", "".join(parts))), f"{typed} gives {meant}"
    # i and y are one to the index; the tone has its place all the same.
    assert _with_i(exact_form(meant)) == _with_i(meant)


@pytest.mark.parametrize("habit", [*_TELEX_HABITS, *_VNI_HABITS])
def test_every_syllable_comes_back_from_every_habit(habit: Habit) -> None:
    for parts in _WITH_ACUTE:
        _assert_comes_back(parts, habit)


@given(st.sampled_from(_WITH_MARKS), st.sampled_from([*_TELEX_HABITS, *_VNI_HABITS]))
def test_every_mark_comes_back(parts: Parts, habit: Habit) -> None:
    _assert_comes_back(parts, habit)


@given(st.sampled_from(_WITH_MARKS), st.sampled_from([*_TELEX_HABITS, *_VNI_HABITS]))
def test_what_was_decoded_spells_nothing_else(parts: Parts, habit: Habit) -> None:
    for meant in decodings(_typed(parts, habit)):
        assert decodings(meant) == ()


@given(st.sampled_from(_WITH_MARKS), st.sampled_from([*_TELEX_HABITS, *_VNI_HABITS]))
def test_capitals_are_those_that_were_typed(parts: Parts, habit: Habit) -> None:
    typed = _typed(parts, habit)
    lower = decodings(typed)
    assert decodings(typed.upper()) == tuple(meant.upper() for meant in lower)
    assert decodings(typed.capitalize()) == tuple(meant.capitalize() for meant in lower)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(("ddangr", "đảng"), ("dangdr", "đảng"), ("Ddangr", "Đảng"), ("DDangr", "Đảng"), ("DDANGR", "ĐẢNG")),
        *(("tieengs", "tiếng"), ("tieesng", "tiếng"), ("tienges", "tiếng"), ("tiesng", "tiếng")),
        *(("nuocsw", "nước"), ("thuwowngf", "thường"), ("thuongfw", "thường"), ("ngwoif", "người")),
        *(("dduowngf", "đường"), ("dduongwf", "đường"), ("ddwowngf", "đường"), ("thuowr", "thuở")),
        *(("tw", "tư"), ("w", "ư"), ("giwx", "giữ"), ("muaw", "mưa"), ("huuw", "hưu"), ("nhana", "nhân")),
        *(
            ("hoaf", "hòa"),
            ("hoanf", "hoàn"),
            ("khoer", "khỏe"),
            ("uyr", "ủy"),
            ("quys", "quý"),
            ("gif", "gì"),
        ),
        *(("giaf", "già"), ("khuyur", "khuỷu"), ("quoocs", "quốc"), ("ngoaif", "ngoài"), ("gier", "giẻ")),
        *(("booj", "bộ"), ("boj", "bọ"), ("thanhf", "thành"), ("gooongf", "goòng")),
    ],
)
def test_telex_is_read(typed: str, meant: str) -> None:
    assert telex(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(("d9ang3", "đảng"), ("dang93", "đảng"), ("D9ANG3", "ĐẢNG"), ("Dang93", "Đảng"), ("dang9", "đang")),
        *(("tie61ng", "tiếng"), ("tieng61", "tiếng"), ("Vie65t", "Việt"), ("bo65", "bộ"), ("thu7", "thư")),
        *(("d9uong72", "đường"), ("duong972", "đường"), ("d9u7o7ng2", "đường"), ("thuo73", "thuở")),
        *(("ti3nh", "tỉnh"), ("u3y", "ủy"), ("hoa2", "hòa"), ("quy1", "quý"), ("bi1", "bí"), ("a8n", "ăn")),
    ],
)
def test_vni_is_read(typed: str, meant: str) -> None:
    assert vni(typed) == meant


@pytest.mark.parametrize("word", _OTHER_WORDS.split())
def test_other_words_spell_nothing(word: str) -> None:
    assert decodings(word) == ()


def test_where_two_syllables_are_typed_alike_the_common_shape_comes_first() -> None:
    assert decodings("goongf") == ("gồng", "goòng")


@pytest.mark.parametrize(
    "typed", ["boss", "booss", "bosf", "bosz", "ddd", "aaa", "ww", "bo11", "bo12", "bo10", "d99"]
)
def test_marks_set_twice_or_taken_away_spell_nothing(typed: str) -> None:
    assert decodings(typed) == ()


def test_a_tone_taken_away_leaves_the_other_marks() -> None:
    assert (telex("ddasz"), vni("d9a10")) == ("đa", "đa")


def test_the_keys_spent_are_told() -> None:
    assert [reading.keys for reading in readings("dduongwf", TELEX)] == ["dwf"]
    assert [reading.keys for reading in readings("duong972", VNI)] == ["972"]


@pytest.mark.parametrize(
    ("typed", "written"),
    [("hddnd", "hđnd"), ("ootoo", "ôtô"), ("DDH", "ĐH"), ("Ddawks", "Đắk"), ("300dd", "300đ")],
)
def test_what_is_no_syllable_is_read_without_a_check(typed: str, written: str) -> None:
    reading = unchecked_reading(typed, TELEX)
    assert reading is not None
    assert reading.meant == written


@given(st.text(max_size=14) | st.text("aeoudnghtwsfrxjz0123456789", max_size=14))
def test_any_text_is_safe_and_what_it_spells_is_a_syllable(typed: str) -> None:
    for method in (TELEX, VNI):
        unchecked_reading(typed, method)
        for reading in readings(typed, method):
            assert is_syllable(reading.meant)
            assert exact_form(reading.meant) == reading.meant.lower()
            assert set(reading.keys) <= method.keys
