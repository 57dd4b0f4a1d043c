from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.segment import pairs
from index.segment.ordered_texts import OrderedTexts

FORMS = ["thứ", "hai", "năm", "nay", "nghị", "30", "a"]


@pytest.mark.parametrize("most_counted", [0, 1 << 24], ids=["sorted", "counted"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(range(len(FORMS))), st.sampled_from(range(len(FORMS))))))
def test_pairs_rise_as_their_texts_do(
    most_counted: int, monkeypatch: pytest.MonkeyPatch, given_pairs: list[tuple[int, int]]
) -> None:
    monkeypatch.setattr(pairs, "_MOST_COUNTED", most_counted)
    forms = OrderedTexts()
    forms.texts += FORMS
    first, second = np.array(given_pairs, np.int32).reshape(-1, 2).T
    found = pairs.pair_terms(forms.chosen(np.arange(len(FORMS))), first, second)
    texts = [f"{FORMS[left]} {FORMS[right]}" for left, right in given_pairs]
    rising = sorted(set(texts))
    blob, starts = found.packed
    assert [bytes(blob[start:end]).decode() for start, end in pairwise(starts.tolist())] == rising
    assert [rising[rank] for rank in found.ranks.tolist()] == texts
    ends = zip(found.first.tolist(), found.second.tolist(), strict=True)
    assert [f"{FORMS[left]} {FORMS[right]}" for left, right in ends] == rising
