"""Where a text may name someone, and how much speaks for it.

Each name that `readings` finds is weighed by `evidence`, no longer than until it is enough; the members of an enumeration then vouch for each other.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from math import floor as whole
from math import inf
from typing import Final

from corpus.people.cores import Core
from corpus.people.evidence import (
    has_age,
    may_be_whole,
    office_weight,
    support,
    title_of,
    title_weight,
)
from corpus.people.forms import Form, form_of
from corpus.people.namesakes import SHIP_RANKS, is_against, is_credit, is_firm, is_ship
from corpus.people.readings import names_in
from corpus.people.roles import office_before
from corpus.people.tagging import Words
from corpus.people.titles import LOOSE_TITLES
from corpus.people.tokens import UPPER
from corpus.people.words_before import Before, before
from corpus.people.words_behind import Behind, behind

THRESHOLD: Final = 2.0
"""The score from which a mention is taken for a person."""

_LINK = re.compile(r"\s*(?:,|và|cùng|;|, và|–|-|&|hay|hoặc|với)?\s*(?:các\s)?")
_STREET_LINK = re.compile(
    r"\s*(?:[,;–-]|và|đến|tới|giao|hoặc|rồi|qua|về|ra|hay|cùng)?\s*(?:\(?\s*(?:đoạn\s)?từ)?\s*(?:các\s)?"
)
_NICKNAME = re.compile(rf"[“\"] ?[{UPPER}]\w+(?: [{UPPER}]\w+)? ?[”\"] ?(?=[{UPPER}])")
_CLOSING = ('" ', "” ", '"', "”")
_JUNIORS = frozenset({"Jr", "Sr"})
_WHOLE_KINDS = frozenset({"full", "foreign", "single"})
_FIRM = 1.5
_BASE = {"full": 2.0, "foreign": 0.0, "single": -1.0, "stage": -1.0, "given": -9.0}


@dataclass(slots=True, eq=False)
class Mention:
    """One place in a text that may name someone; what is not asked for is not worked out.

    Attributes:
        text: The text.
        words: Its words.
        at: Where the run starts that holds the name.
        core: The name.
        form: What the name alone says.
        title: The title directly in front, as a key, or empty.
        floor: Where the person before it ends, or 0: no office reaches back over it.
        start: Offset of the name's first character.
        end: Offset after its last character.
        before: What may stand in front of it.
        behind: What may stand behind it.
        score: How much speaks for a person, as far as it was looked for; a person from `THRESHOLD` on.
    """

    text: str
    words: Words
    at: int
    core: Core
    form: Form
    title: str
    floor: int
    start: int
    end: int
    before: Before
    behind: Behind
    score: float = 0.0
    _against: bool | None = None
    _office: str | None = None

    @property
    def name(self) -> str:
        """The name as written there."""
        return self.text[self.start : self.end]

    @property
    def may_be_person(self) -> bool:
        """Whether the name is, by its form and title, more than a part of one."""
        return self.core.kind in _WHOLE_KINDS or may_be_whole(self.core, self.form, self.title)

    @property
    def is_sure(self) -> bool:
        """Whether a title or an age says outright that it is a person."""
        return (bool(self.title) and self.title not in LOOSE_TITLES) or self.has_age

    @property
    def has_age(self) -> bool:
        """Whether an age or a year of birth follows."""
        return self.behind.age and has_age(self.text, self.end)

    @property
    def office(self) -> str:
        """The office that leads up to the name, as a key, or empty."""
        if self._office is None:
            may_be = not self.title and self.before.role
            self._office = office_before(self.text, self.start, self.words, self.floor) if may_be else ""
        return self._office

    @property
    def is_against(self) -> bool:
        """Whether the words in front say that it is a place or an organisation."""
        if self._against is None:
            # Where anything is cut off in front, the words in front of the name are not those in front of its run.
            may_be = self.core.prefix or self.before.announcement or self.behind.announcement
            self._against = (
                bool(may_be)
                and not self.title
                and self.core.kind != "given"
                and is_against(self.text, self.at, self.core, self.form, self.words, is_led=self._is_led)
            )
        return self._against

    def _is_led(self) -> bool:
        return self.may_be_person and bool(self.office)

    def become_street(self) -> None:
        """Take it for one more street of an enumeration."""
        self.become_namesake()
        self.score -= 3.0

    def become_namesake(self) -> None:
        """Take it for something that is called after someone."""
        self._against = True


def find_mentions(text: str, words: Words, enough: float = THRESHOLD) -> list[Mention]:
    """Return the mentions in `text`, in order, persons or not.

    Args:
        text: NFC text, any length.
        words: Its words.
        enough: From which score on nothing more is looked for that speaks for a person.
    """
    found: list[Mention] = []
    floor = 0
    is_nicknamed = False
    for at, core, form in names_in(text, words):
        start, end = at + core.start, at + core.end
        told = before(text, start)
        title = title_of(text, at, core, form, told)
        names_ship = title in SHIP_RANKS and is_ship(text, start)
        title = "" if names_ship else title
        if core.kind == "given" and not title:
            continue
        end += core.tokens[-1].text in _JUNIORS and text.startswith(".", end)
        if core.kind == "single" and text.endswith(_CLOSING, 0, start):
            is_nicknamed = True
        mention = Mention(text, words, at, core, form, title, floor, start, end, told, behind(text, end))
        if names_ship:
            mention.become_namesake()
        mention.score = _score(mention, enough)
        found.append(mention)
        if mention.score >= THRESHOLD:
            floor = end
    if is_nicknamed:
        _join_nicknamed(text, found, enough)
    _spread(text, found)
    return found


def _join_nicknamed(text: str, found: list[Mention], enough: float) -> None:
    """Make one name of what stands on both sides of a nickname in quotation marks: `Chester “Sonny” Sullivan`."""
    for nickname in _NICKNAME.finditer(text):
        first = nickname.start() - text.endswith(" ", 0, nickname.start())
        left = next(
            (each for each in found if each.end == first and each.core.kind in {"single", "foreign"}), None
        )
        right = next(
            (each for each in found if each.start == nickname.end() and each.core.kind == "single"), None
        )
        if left is None or right is None:
            continue
        tokens = left.core.tokens + right.core.tokens
        end = right.at + right.core.end - left.at
        left.core = replace(left.core, kind="foreign", tokens=tokens, end=end)
        left.form, left.end, left.behind = form_of(left.core), right.end, right.behind
        left.score = _score(left, enough)
        found[:] = [each for each in found if each is left or not left.start < each.start < left.end]


def _score(mention: Mention, enough: float) -> float:
    """How much speaks for a person: exact below `enough`, and above it if `enough` is infinite."""
    core, text = mention.core, mention.text
    score = _BASE[core.kind]
    if not mention.may_be_person:
        return score
    credited, against = mention.before.credit and is_credit(text, mention.start), mention.is_against
    score += mention.form.weight + title_weight(core, mention.title) - 5.0 * (against or credited)
    is_final = enough == inf
    if core.kind == "stage":
        enough = inf
    if score - _FIRM >= enough:
        return score
    firm = not core.prefix and not mention.form.is_whole and is_firm(text, mention.start)
    score -= _FIRM * firm
    if score < enough:
        score += _supported(mention)
    if score >= enough:
        return score
    if not (against or credited or firm) and mention.office:
        score += office_weight(core, mention.office)
    score += _proper_weight(mention, score, is_final=is_final)
    if core.kind == "stage" and not mention.title and not (mention.form.is_neighbour and mention.office):
        return min(score, THRESHOLD - 1)
    return score


def _supported(mention: Mention) -> float:
    """What speaks for a person behind the name."""
    score = 3.0 if mention.has_age else 0.0
    return score + support(mention.text, mention.end, mention.core) if mention.behind.support else score


def _proper_weight(mention: Mention, score: float, *, is_final: bool) -> float:
    """What it is worth that one proper noun holds the whole name, where it can change anything."""
    reached = whole(score + 0.5)
    # What is added from here on, and what scores are compared with, are whole numbers.
    if reached == whole(score):
        return 0.0
    # Where no streets are listed, what is added to a Vietnamese name is two or nothing.
    if not is_final and reached % 2 and mention.core.kind == "full" and mention.core.tokens[-1].is_native:
        return 0.0
    words = mention.words
    word = words.last_before(mention.start + 1)
    held = word >= 0 and words.starts[word] == mention.start and words.ends[word] >= mention.end
    return 0.5 * (held and words.word(word)[0].isupper() and words.tag(word) == "Np")


def _spread(text: str, found: list[Mention]) -> None:
    """Let the members of an enumeration vouch for each other, or for being streets."""
    for previous, mention in pairwise(found):
        if mention.title or not previous.behind.link:
            continue
        if _STREET_LINK.fullmatch(text, previous.end, mention.start) and previous.is_against:
            mention.score = _score(mention, inf)
            mention.become_street()
        elif _LINK.fullmatch(text, previous.end, mention.start):
            mention.score += _vouched(previous, mention)


def _vouched(previous: Mention, mention: Mention) -> float:
    if previous.score < THRESHOLD or mention.core.kind in {"given", "single"}:
        return 0.0
    if mention.core.kind == "stage":
        return 3.0 if previous.core.kind == "stage" else 0.0
    return 2.0
