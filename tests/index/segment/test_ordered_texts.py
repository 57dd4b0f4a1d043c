from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.segment.ordered_texts import KindTerms, OrderedTexts, terms_of

text = st.text(max_size=4)
"""Any characters: lone surrogates, which an id may have, are among those that follow one another as bytes do."""


def unpacked(terms: KindTerms) -> list[str]:
    blob, starts = terms.packed
    return [
        blob[start:end].tobytes().decode("utf-8", "surrogatepass") for start, end in pairwise(starts.tolist())
    ]


@given(st.lists(st.tuples(st.lists(text, max_size=6), st.data()), max_size=6))
def test_chosen_texts_rise_however_many_came_since_the_last_were_chosen(
    steps: list[tuple[list[str], st.DataObject]],
) -> None:
    texts = OrderedTexts()
    for more, data in steps:
        texts.texts += dict.fromkeys(each for each in more if each not in texts.texts)
        numbers = data.draw(st.lists(st.sampled_from(range(len(texts.texts))))) if texts.texts else []
        terms = texts.chosen(np.array(numbers, np.int32))
        rising = sorted({texts.texts[number] for number in numbers})
        assert unpacked(terms) == rising
        assert [texts.texts[number] for number in terms.order.tolist()] == rising
        assert [rising[rank] for rank in terms.ranks[numbers].tolist()] == [texts.texts[n] for n in numbers]


@given(st.lists(text | st.text("\ud800\udfff\ue000\U00010000", max_size=2)))
def test_terms_of_texts_rise_as_their_bytes_do(texts: list[str]) -> None:
    terms = terms_of(texts)
    rising = sorted(set(texts), key=lambda each: each.encode("utf-8", "surrogatepass"))
    assert unpacked(terms) == rising
    assert [rising[rank] for rank in terms.ranks.tolist()] == texts
    assert [texts[number] for number in terms.order.tolist()] == rising
