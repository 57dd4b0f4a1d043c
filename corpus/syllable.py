"""Whether a word could be a Vietnamese syllable as it is spelled, and how much of a text is."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Rhymes by their vowel, in the spelling that they have after most onsets. "êng" stands in "giêng", where the onset
# has swallowed an i; "ec", "eng", "oong" in words such as "séc", "xẻng", "xoong" are rare but common enough.
_RHYMES = tuple(
    """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu y yêm yên yêng yêt yêu
o oc oi om on ong oong op ot oa oac oach oai oam oan oang oanh oao oap oat oay
oăc oăm oăn oăng oăt oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uc ui um un ung up ut uân uâng uât uây uê uêch uên uênh uêt uêu uôc uôi uôm uôn uông uôt uơ
uy uya uych uynh uyên uyêt uyn uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
""".split()  # noqa: SIM905  (a table of rhymes is read by eye)
)
_AFTER_Q = [rhyme for rhyme in _RHYMES if rhyme.startswith("u") and len(rhyme) > 1] + [
    f"u{rhyme}" for rhyme in _RHYMES if rhyme[0] in "aăeo" and not rhyme.startswith(("oa", "oă", "oe"))
]
_FRONT = [rhyme for rhyme in _RHYMES if rhyme[0] in "eêiy"]
_BACK = [rhyme for rhyme in _RHYMES if rhyme[0] not in "eêiy"]
_SYLLABLE = re.compile(
    rf"(?:(?:b|ch|d|đ|h|kh|l|m|n|nh|p|ph|r|s|t|th|tr|v|x|gi|)(?:{'|'.join(_RHYMES)})"
    rf"|(?:c|g|ng)(?:{'|'.join(_BACK)})|(?:k|gh|ngh|g)(?:{'|'.join(_FRONT)})|q(?:{'|'.join(_AFTER_Q)}))"
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPPED = re.compile(r"(?:c|ch|p|t)$")
_TONES_OF_STOPPED = "\u0301\u0323"

# Letters and signs alike: many letters of an old font are signs to the eye of Unicode.
_TOKEN = re.compile(r"[a-zA-Z\u0080-\u009f\u00a1-\u1fff\ufffd]+")
# What stands next to a word in any Western text, and is no part of it.
_SIGNS = "«»°·¡¿©®™\u00ad"
_LEAST_SYLLABLES = 2
_LONGEST_ABBREVIATION = 6


@dataclass(frozen=True, slots=True)
class SyllableCount:
    """How Vietnamese a text looks, judged by its words with accents or signs.

    Attributes:
        good: Those that are well-formed syllables.
        bad: Those that are not; abbreviations such as "HĐND" are neither.
    """

    good: int
    bad: int

    @property
    def net(self) -> int:
        """The good without the bad."""
        return self.good - self.bad

    @property
    def is_convincing(self) -> bool:
        """Whether this is hardly chance: two syllables at least, and four for each foreign word."""
        return self.good >= _LEAST_SYLLABLES and self.good >= 4 * self.bad


@lru_cache(maxsize=50_000)
def is_syllable(word: str) -> bool:
    """Whether `word` is spelled as a Vietnamese syllable, accents included.

    >>> [is_syllable(word) for word in ("nghiệp", "QUYẾT", "nghiêp", "prộfet", "bé")]
    [True, True, False, False, True]

    Args:
        word: Letters only, any Unicode form; capitals throughout, first or nowhere.

    Returns:
        False also for the many names of other languages in Vietnam, such as "Đăk" and "Plông". The tone may stand on
        any of the vowels.

    Source:
        Đoàn Thiện Thuật, "Ngữ âm tiếng Việt": a syllable that ends in p, t, c, ch has the tones sắc and nặng only.
    """
    if not is_cased_evenly(unicodedata.normalize("NFC", word)):
        return False
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = [character for character in decomposed if character in _TONES]
    plain = unicodedata.normalize(
        "NFC", "".join(character for character in decomposed if character not in _TONES)
    )
    if len(tones) > 1 or not _SYLLABLE.fullmatch(plain):
        return False
    return not _STOPPED.search(plain) or (bool(tones) and tones[0] in _TONES_OF_STOPPED)


def is_cased_evenly(word: str) -> bool:
    """Whether `word` has capitals throughout, first or nowhere.

    >>> [is_cased_evenly(word) for word in ("Đảng", "ĐẢNG", "ĐảNG")]
    [True, True, False]

    Args:
        word: NFC text: a combining mark would hide that it is one word.
    """
    return word.islower() or word.isupper() or word.istitle()


def tokens_of(text: str) -> list[str]:
    """Return the runs of letters and of signs that an old font shows as letters.

    >>> tokens_of("§¶ng bé, «2» lần")
    ['§¶ng', 'bé', 'lần']

    Args:
        text: Any text.
    """
    return [word for token in _TOKEN.findall(text) if (word := token.strip(_SIGNS))]


def count_syllables(text: str) -> SyllableCount:
    """Return how Vietnamese `text` looks.

    >>> count_syllables("HĐND tỉnh ở Gia Lai bàn về cà-phê và für")
    SyllableCount(good=6, bad=1)

    Args:
        text: Any text. Words without accents, and single letters, say nothing.
    """
    good = bad = 0
    for word in tokens_of(text):
        if len(word) < 2 or word.isascii():
            continue
        if is_syllable(word):
            good += 1
        elif not (word.isupper() and len(word) <= _LONGEST_ABBREVIATION):
            bad += 1
    return SyllableCount(good, bad)
