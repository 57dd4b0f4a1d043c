"""The parser of the query language in `search.query`.

One pass over tokens, with limits; it raises nothing but `QueryError`.

Lenient where readers slip: an unclosed quote or bracket, a lone operator, a colon after no field, a `^` or `~` with
no number of its own are taken as punctuation.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypeGuard

from index.analyzer import syllables
from index.schema import TEXT_FIELDS
from search.errors import QueryError
from search.limits import (
    MAX_BOOST,
    MAX_LEAVES,
    MAX_NESTING,
    MAX_PHRASE_SLOP,
    MAX_PHRASE_SYLLABLES,
    MAX_QUERY_CHARACTERS,
    MIN_BOOST,
    MIN_PREFIX_CHARACTERS,
)
from search.query import (
    FIELD_NAMES,
    And,
    Everything,
    Leaf,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Syllable,
    Term,
    count_leaves,
    in_fields,
    with_leaves,
)

_FIELD = "|".join(sorted((name.replace(" ", r"\s+") for name in FIELD_NAMES), key=len, reverse=True))
# A headline may well go on after "người: ", so that name takes its word without a space.
_TIGHT_FIELD = "người|nguoi"
_NUMBER = r"[0-9]+(?:[.,][0-9]+)?"
_ENDS = r"(?![.,]?[\w^~])"
_TOKEN = re.compile(
    rf"""(?P<field>(?<![^\s(\-"“”])(?:(?:{_TIGHT_FIELD}):(?=\S)|(?!{_TIGHT_FIELD})(?:{_FIELD})\s*:(?=\s*\S)))
    |(?P<phrase>(?P<quoted>["“”„«][^"“”„«»]*["“”»])
        (?:(?:~(?P<slop>[0-9]*))?(?:\^(?P<phrase_boost>{_NUMBER}))?{_ENDS})?)
    |(?P<open>\()|(?P<close>\)(?:\^(?P<group_boost>{_NUMBER}){_ENDS})?)
    |(?P<either>(?<!\S)(?:(?-i:OR)|\|{{1,2}})(?!\S))
    |(?P<designation>(?<!\S)[^\W\d_]{{1,4}}\s-[0-9]{{1,3}}(?!\S))
    |(?P<negate>(?<![^\s(:])(?:-(?=[\w("“«])|(?-i:NOT)(?=\s)))
    |(?P<word>[^\s()"“”„«»]+)""",
    re.VERBOSE | re.IGNORECASE,
)
# What begins with a digit is arithmetic: 10^6.
_BOOSTED_WORD = re.compile(rf"(?P<text>\*(?::\*)?|(?=[\W_]*[^\W\d_])[^^]+)\^(?P<boost>{_NUMBER})[^\w^]*")
_EVERYTHING = {"*", "*:*"}
# Nobody types a space behind the quote that opens, or a curly quote in a text this long: a headline was pasted.
_CURLY = "“”„«»"
_MOST_WORDS_BESIDE_CURLY = 4


@dataclass(slots=True)
class _Group:
    """A bracket being read: alternatives, each a list of parts."""

    alternatives: list[list[Node]] = field(default_factory=lambda: [[]])
    fields: tuple[str, ...] | None = None
    negated: bool = False

    def node(self) -> Node | None:
        """Return what the group means; None where it is empty."""
        sides: list[Node] = [_all(parts) for parts in self.alternatives if parts]
        if not sides:
            return None
        node = sides[0] if len(sides) == 1 else Or(tuple(sides))
        return in_fields(node, self.fields) if self.fields else node


def parse(text: str) -> Query:
    """Return the query that `text` means.

    >>> [leaf.syllable.form for leaf in parse("hôi nghi").wanted]
    ['hôi', 'nghi']
    >>> parse("  ").matches_everything
    True

    Args:
        text: As typed, any characters.

    Raises:
        QueryError: A limit of `search.limits` is passed; the error names it.
    """
    clean = cleaned(text)
    check_length(clean)
    root = _parse_groups(clean)
    count = count_leaves(root)
    if count > MAX_LEAVES:
        raise QueryError(
            f"Câu tìm có {count} từ, nhiều nhất được {MAX_LEAVES}; hãy bỏ bớt từ.", limit="MAX_LEAVES"
        )
    return _query_of(root)


def check_length(text: str) -> None:
    """Accept a query of at most `MAX_QUERY_CHARACTERS`.

    Raises:
        QueryError: It is longer.
    """
    if len(text) > MAX_QUERY_CHARACTERS:
        raise QueryError(
            f"Câu tìm dài {len(text)} ký tự, nhiều nhất được {MAX_QUERY_CHARACTERS}; hãy rút gọn.",
            limit="MAX_QUERY_CHARACTERS",
        )


def cleaned(text: str) -> str:
    """Return `text` in NFC without lone surrogates, control and direction marks."""
    if text.isprintable():
        return unicodedata.normalize("NFC", text).strip()
    valid = text.encode("utf-8", "replace").decode("utf-8")
    kept = "".join(
        " " if unicodedata.category(character) in {"Cc", "Zl", "Zp"} else character for character in valid
    )
    return unicodedata.normalize("NFC", "".join(c for c in kept if unicodedata.category(c) != "Cf")).strip()


class _Groups:
    """The brackets that are open while a query is read, and what was said of the next part."""

    def __init__(self) -> None:
        self._open = [_Group()]
        self._fields: tuple[str, ...] | None = None
        self._negated = False

    def field(self, token: re.Match[str]) -> None:
        self._fields = (FIELD_NAMES[" ".join(token[0][:-1].split()).lower()],)

    def negate(self, _: re.Match[str]) -> None:
        self._negated = True

    def open(self, _: re.Match[str]) -> None:
        if len(self._open) > MAX_NESTING:
            raise QueryError(
                f"Câu tìm lồng quá {MAX_NESTING} lớp ngoặc; hãy bỏ bớt ngoặc.", limit="MAX_NESTING"
            )
        self._open.append(_Group(fields=self._fields, negated=self._negated))
        self._fields, self._negated = None, False

    def close(self, token: re.Match[str]) -> None:
        self._close(token["group_boost"])

    def _close(self, boost: str | None = None) -> None:
        # What was said of a part that never came, as in (title:), says nothing of what follows the bracket.
        self._fields, self._negated = None, False
        if len(self._open) == 1:
            return
        group = self._open.pop()
        node = group.node()
        if node is None:
            return
        node = _boosted(node, boost)
        # Brackets that only hold words change nothing: (a b) c is a b c.
        plain = isinstance(node, And) and not group.fields and not group.negated
        parts = node.parts if plain and isinstance(node, And) else (Not(node) if group.negated else node,)
        self._open[-1].alternatives[-1].extend(parts)

    def either(self, _: re.Match[str]) -> None:
        self._open[-1].alternatives.append([])

    def phrase(self, token: re.Match[str]) -> None:
        if _is_of_a_headline(token):
            self._add([leaf for word in token["quoted"].split() for leaf in _leaves_of(word)])
            return
        found = _leaves_of(token["quoted"], quoted=True, slop=_slop(token["slop"]))
        self._add(found, token["phrase_boost"])

    def designation(self, token: re.Match[str]) -> None:
        """Add what headlines write as S -400: no number is excluded."""
        self._add(_leaves_of(token[0].replace(" ", "")))

    def word(self, token: re.Match[str]) -> None:
        match = _BOOSTED_WORD.fullmatch(token[0])
        text, boost = (match["text"], match["boost"]) if match else (token[0], None)
        self._add([Everything()] if text in _EVERYTHING else _leaves_of(text), boost)

    def _add(self, found: Sequence[Node], boost: str | None = None) -> None:
        fields = self._fields or TEXT_FIELDS
        if fields != TEXT_FIELDS:
            found = [in_fields(node, fields) for node in found]
        nodes = [_boosted(node, boost) for node in found]
        if nodes and self._negated:
            nodes = [Not(_all(nodes))]
        self._open[-1].alternatives[-1].extend(nodes)
        self._fields, self._negated = None, False

    def root(self) -> Node:
        while len(self._open) > 1:
            self._close()
        return self._open[0].node() or And(())


def _parse_groups(text: str) -> Node:
    groups = _Groups()
    handlers = {
        "field": groups.field,
        "negate": groups.negate,
        "open": groups.open,
        "close": groups.close,
        "either": groups.either,
        "phrase": groups.phrase,
        "designation": groups.designation,
        "word": groups.word,
    }
    for match in _TOKEN.finditer(text):
        handlers[match.lastgroup or "word"](match)
    return groups.root()


def _is_of_a_headline(phrase: re.Match[str]) -> bool:
    """Whether the quotes were pasted with a headline: they ask for nothing."""
    quoted = phrase["quoted"]
    if phrase["slop"] is not None or phrase["phrase_boost"]:
        return False
    if quoted[1].isspace() and quoted[-2].isspace():
        return True
    beside = len(phrase.string.split()) - len(quoted.split())
    return quoted[0] in _CURLY and quoted[-1] in _CURLY and beside > _MOST_WORDS_BESIDE_CURLY


def _leaves_of(token: str, *, quoted: bool = False, slop: int = 0) -> list[Leaf]:
    """Return the leaves of a chunk without spaces, or of a quoted phrase; none where it holds no syllable."""
    typed = tuple(Syllable.typed(syllable.text) for syllable in syllables(token))
    if len(typed) > MAX_PHRASE_SYLLABLES:
        raise QueryError(
            f"Cụm từ có {len(typed)} tiếng, nhiều nhất được {MAX_PHRASE_SYLLABLES}; hãy rút gọn.",
            limit="MAX_PHRASE_SYLLABLES",
        )
    if not typed:
        return []
    if not quoted and "*" in token and re.search(r"\w\*+[^\w*]*$", token):
        return [*(Term(syllable) for syllable in typed[:-1]), _prefix(typed[-1])]
    # What is typed in one chunk, such as TP.HCM or 30/8, stands in a row in the text too.
    if len(typed) > 1:
        return [Phrase(typed, must_hold=quoted, slop=slop)]
    return [Term(typed[0], must_hold=quoted)]


def _prefix(syllable: Syllable) -> Prefix:
    if len(syllable.text) < MIN_PREFIX_CHARACTERS:
        raise QueryError(
            f"Cần ít nhất {MIN_PREFIX_CHARACTERS} chữ cái trước dấu *, nhưng “{syllable.text}*” chỉ có "
            f"{len(syllable.text)}; hãy gõ thêm chữ.",
            limit="MIN_PREFIX_CHARACTERS",
        )
    return Prefix(syllable)


def _slop(typed: str | None) -> int:
    slop = int(typed or 0)
    if slop > MAX_PHRASE_SLOP:
        raise QueryError(
            f"Giữa các tiếng của cụm từ chỉ được xen nhiều nhất {MAX_PHRASE_SLOP} tiếng khác; hãy giảm số sau dấu ~.",
            limit="MAX_PHRASE_SLOP",
        )
    return slop


def _boosted(node: Node, typed: str | None) -> Node:
    """Return `node` with the boost of every leaf multiplied by the number `typed`, if any."""
    if not typed:
        return node
    boost = _within(float(typed.replace(",", ".")))
    return with_leaves(node, lambda leaf: replace(leaf, boost=_within(leaf.boost * boost)))


def _within(boost: float) -> float:
    if MIN_BOOST <= boost <= MAX_BOOST:
        return boost
    least = str(MIN_BOOST).replace(".", ",")
    raise QueryError(
        f"Hệ số sau dấu ^ (nhân cả hệ số của các ngoặc bao ngoài) phải từ {least} đến {MAX_BOOST}; hãy sửa lại.",
        limit="MIN_BOOST" if boost < MIN_BOOST else "MAX_BOOST",
    )


def _all(parts: Sequence[Node]) -> Node:
    return parts[0] if len(parts) == 1 else And(tuple(parts))


def _query_of(root: Node) -> Query:
    """Part plain words, which most of may match, from conditions, which all must hold."""
    parts = root.parts if isinstance(root, And) else (root,)
    return Query(
        wanted=tuple(part for part in parts if _is_wanted(part)),
        required=And(tuple(part for part in parts if not _is_wanted(part))),
    )


def _is_wanted(part: Node) -> TypeGuard[Leaf]:
    return isinstance(part, Leaf) and not part.must_hold and part.fields == TEXT_FIELDS
