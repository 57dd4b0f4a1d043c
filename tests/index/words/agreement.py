"""Whether our words and tags are pyvi's."""

import re
from itertools import pairwise

from index.words.segmenter import Segmenter, tag_names
from index.words.spans import word_offsets, word_texts
from tests.index.words.reference import pyvi_tags, pyvi_words


def disagreement(segmenter: Segmenter, text: str) -> str | None:
    """Return in what ours differs from pyvi's for `text`; None if in nothing."""
    spans, labels = segmenter.tagged_spans([text])
    words = [word.replace(" ", "_") for word in word_texts(text, spans)]
    expected = pyvi_words(text)
    if words != expected:
        return f"words: {words} for pyvi's {expected}"
    tags = [tag_names()[label] for label in labels.tolist()]
    if tags != (expected_tags := pyvi_tags(words)):
        return f"tags: {tags} for pyvi's {expected_tags}"
    starts, ends = (offsets.tolist() for offsets in word_offsets(spans))
    cut = [re.sub(r"[\s_]+", "", text[start:end]) for start, end in zip(starts, ends, strict=True)]
    if cut != [re.sub(r"[\s_]+", "", word) for word in words]:
        return f"offsets: {cut} for {words}"
    if any(
        left > right
        for left, right in pairwise(offset for pair in zip(starts, ends, strict=True) for offset in pair)
    ):
        return f"offsets go back: {starts}, {ends}"
    return None
