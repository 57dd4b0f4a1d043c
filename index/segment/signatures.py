"""Signatures: which share of two articles' text is the same, told from 126 bytes each.

The text of an article is the set of its *shingles*, three bare syllables in a row in one paragraph of title, lede or
body, so that accents, capitals and punctuation do not count, nor captions. Its signature is made of the least shingles
of `MINIMA` classes by a random order (one permutation hashing: Li, Owen & Zhang 2012), of each 16 bits; a class without
a shingle takes that of another (densification: Shrivastava 2017). Two signatures agree in about as many places as the
sets have of their union in common (MinHash: Broder 1997; ± .06).

Good for articles of thirty shingles and more. What is shorter has a signature that agrees in all places with that of the
same set, and with no other; what is shorter than `FEWEST_SHINGLES` has none, zeros only.
"""

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from index.schema import TEXT_FIELDS
from index.segment.loops import story_loops

SIGNED_FIELDS = ("title", "lede", "body")
"""The fields whose texts count."""

_SIGNED_NUMBERS = [TEXT_FIELDS.index(field) for field in SIGNED_FIELDS]


class Signer:
    """Makes signatures; remembers the hashes of syllables that are numbered by one `index.segment.numbering.FormNumbers`."""

    def __init__(self) -> None:
        self._hashes: NDArray[np.uint64] = np.zeros(0, np.uint64)

    def signatures(
        self,
        forms: Sequence[str],
        bare: NDArray[np.int32],
        bounds: NDArray[np.int32],
        items: NDArray[np.int64],
        articles: int,
    ) -> NDArray[np.uint16]:
        """Return uint16[articles, MINIMA], the signatures of the articles of a batch.

        Args:
            forms: The forms that have been numbered so far.
            bare: int32[S], the number of each syllable's bare form.
            bounds: int32[t + 1], the first syllable of each of t texts, and S.
            items: int64[t], the field of each text: article · F + field, rising.
            articles: How many articles the batch has.
        """
        self._learn(forms)
        chosen = np.flatnonzero(np.isin(items % len(TEXT_FIELDS), _SIGNED_NUMBERS))
        starts = bounds.astype(np.int64)
        found: NDArray[np.uint16] = story_loops().minima(
            self._hashes[bare],
            starts[chosen],
            starts[chosen + 1],
            items[chosen] // len(TEXT_FIELDS),
            articles,
        )
        return found

    def _learn(self, forms: Sequence[str]) -> None:
        if self._hashes.size < len(forms):
            more = b"".join(_hash(form) for form in forms[self._hashes.size :])
            self._hashes = np.concatenate([self._hashes, np.frombuffer(more, "<u8").astype(np.uint64)])


def story_key(article_id: str, signature: NDArray[np.uint16]) -> int:
    """Return the key of the story that an article begins: another where the id stays and the text changes.

    >>> signature = np.zeros(63, np.uint16)
    >>> story_key("a", signature) == story_key("a", signature), story_key("a", signature) == story_key("a", signature + 1)
    (True, False)
    """
    data = article_id.encode("utf-8", "surrogatepass") + b"\0" + signature.astype("<u2").tobytes()
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "little")


def _hash(form: str) -> bytes:
    return blake2b(form.encode("utf-8", "surrogatepass"), digest_size=8).digest()
