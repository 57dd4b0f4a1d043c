"""The names of one article, each with all its mentions, and who is meant by a shorter one."""

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.people.mentions import THRESHOLD, Mention
from corpus.people.spellings import is_slip
from corpus.people.titles import ORGANISATION_ROLES

Key = tuple[str, ...]
"""The words of a name, each by its `spelling_key`."""

_MANY_STREETS = 4


@dataclass(slots=True)
class Candidate:
    """Everything an article says under one name.

    Attributes:
        key: The name's key.
        kind: Its kind, as in `Core`.
        score: What speaks for a person where most does.
        mentions: All of them, in order, at least one.
    """

    key: Key
    kind: str
    score: float
    mentions: list[Mention]

    @property
    def name(self) -> str:
        """The spelling that is most frequent, the first of these, and none in capitals if there is another."""
        names = [mention.name for mention in self.mentions]
        if names.count(names[0]) == len(names):
            return names[0]
        return max(names, key=lambda name: (not name.isupper(), names.count(name)))

    @property
    def sure(self) -> int:
        """How many mentions say outright that it is a person."""
        return sum(mention.is_sure for mention in self.mentions)

    @property
    def against(self) -> int:
        """How many mentions say that it is none."""
        return sum(mention.is_against for mention in self.mentions)

    def is_person(self) -> bool:
        """Whether the article, taken as a whole, names a person by this name."""
        if self.kind == "given" or self.score < THRESHOLD:
            return False
        against = self.against
        if not against:
            return True
        if self.kind == "foreign":
            # Houses of fashion are called after people, and have a director.
            surest = sum(each.is_sure and each.title not in ORGANISATION_ROLES for each in self.mentions)
            return surest > 0 or self.sure > against
        return self.sure > 0 if self.kind == "full" and len(self.key) > 2 else self.sure > against

    def take(self, other: "Candidate") -> None:
        """Take the mentions of a name that is the same person's, in another spelling."""
        self.score = max(self.score, other.score)
        self.mentions += other.mentions


def gather(mentions: Iterable[Mention]) -> dict[Key, Candidate]:
    """Return the names that `mentions` hold, by their keys, in order of appearance."""
    found: dict[Key, Candidate] = {}
    for mention in mentions:
        key = mention.form.key
        candidate = found.get(key)
        if candidate is None:
            found[key] = Candidate(key, mention.core.kind, mention.score, [mention])
            continue
        candidate.score = max(candidate.score, mention.score)
        candidate.mentions.append(mention)
    return found


def lists_streets(candidates: dict[Key, Candidate]) -> bool:
    """Return whether an article lists streets that are called after people."""
    full = [each for each in candidates.values() if each.kind == "full"]
    return len(full) >= _MANY_STREETS and sum(each.against > 0 for each in full) >= _MANY_STREETS


def support(candidates: dict[Key, Candidate]) -> None:
    """Let a short form vouch for the whole name: nobody calls a firm by its last word, with a title or a verb."""
    short = {key[0]: each for key, each in candidates.items() if len(key) == 1}
    for candidate in candidates.values():
        other = short.get(candidate.key[-1]) if len(candidate.key) > 1 else None
        if other is None or candidate.kind not in {"foreign", "full"} or other.against:
            continue
        if other.kind == "single" or other.sure:
            candidate.score += 1.0 if other.score < 0 and not other.sure else 2.0


def merge_slips(persons: list[Candidate]) -> dict[Key, Key]:
    """Bring names together that differ by a slip of the pen.

    Args:
        persons: The people of an article; those that are a slip for another are taken out.

    Returns:
        The key of each that was taken out, with the key of the other.
    """
    known: dict[tuple[int, Key], list[Candidate]] = {}
    merged: dict[Key, Key] = {}
    foreign = [each for each in persons if each.kind == "foreign"]
    for person in foreign if len(foreign) > 1 else ():
        places = [(at, (*person.key[:at], *person.key[at + 1 :])) for at in range(len(person.key))]
        twin = next(
            (
                other
                for place in places
                for other in known.get(place, ())
                if is_slip(person.key[place[0]], other.key[place[0]])
            ),
            None,
        )
        if twin is not None:
            twin.take(person)
            merged[person.key] = twin.key
            persons.remove(person)
            continue
        for place in places:
            known.setdefault(place, []).append(person)
    return merged


def owners_of(persons: list[Candidate], candidates: dict[Key, Candidate]) -> dict[Key, tuple[Key, ...]]:
    """Return whom each name of an article may mean, the most likely first.

    Args:
        persons: Its people.
        candidates: All its names.

    Returns:
        By the key of a name, the keys of the fullest names that it may be short for; a fullest name means itself.
    """
    # By syllable, because a page of exam results names thousands.
    known: dict[str, list[Candidate]] = {}
    owners: dict[Key, tuple[Key, ...]] = {}
    for person in sorted(persons, key=lambda each: -len(each.key)):
        fuller = tuple([each.key for each in known.get(person.key[-1], ()) if _is_part(person, each)])
        owners[person.key] = fuller or (person.key,)
        if not fuller:
            for syllable in set(person.key):
                known.setdefault(syllable, []).append(person)
    for key, short in candidates.items():
        alike = known.get(key[-1])
        if alike is None or key in owners or short.kind not in {"given", "single", "stage"}:
            continue
        fuller = tuple([each.key for each in alike if _is_part(short, each)])
        if fuller and not short.against:
            owners[key] = fuller
    return owners


def _is_part(short: Candidate, full: Candidate) -> bool:
    """Whether `short` is a shorter form of `full`: a run of its syllables, or its first and last."""
    size = len(short.key)
    if size >= len(full.key):
        return False
    if full.kind == "full" and short.kind in {"full", "given", "stage"}:
        # `ông Tập` is `Tập Cận Bình`; a Vietnamese is called by the last syllables.
        return full.key[-size:] == short.key or (short.kind == "given" and full.key[0] == short.key[0])
    if any(full.key[index : index + size] == short.key for index in range(len(full.key) - size + 1)):
        return True
    if full.kind != "foreign" or size != 2 or full.key[-1] != short.key[-1]:
        return False
    first = short.key[0]
    return first == full.key[0] or (first.endswith(".") and full.key[0].startswith(first[:1]))
