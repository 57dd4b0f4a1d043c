import unicodedata

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.labels import Labels, label_key

NAMES = (
    "Lò Văn Pâng",
    "LÒ VĂN PÂNG",
    "lò văn pâng.",
    "Nguyễn Thị Hoà",
    "Nguyễn Thị Hòa",
    "Y Hlin",
    "Y-Hlin",
    "…",
    "",
)

label_lists = st.lists(st.lists(st.sampled_from(NAMES), max_size=5), max_size=8)
PLAIN_KEYS = {name: name.lower().replace(".", "").replace("-", " ").replace("hoà", "hòa") for name in NAMES}


def same(one: str, other: str) -> bool:
    return PLAIN_KEYS[one] == PLAIN_KEYS[other]


@given(label_lists)
def test_a_label_is_its_first_spelling(labels_by_document: list[list[str]]) -> None:
    labels = Labels.of(labels_by_document)
    flat = [name for names in labels_by_document for name in names if name not in ("", "…")]
    expected = [
        name for index, name in enumerate(flat) if not any(same(name, before) for before in flat[:index])
    ]
    assert list(labels.values) == expected
    assert list(labels.keys) == [label_key(name) for name in expected]


@given(label_lists, st.data())
def test_having_finds_the_documents_with_one_of_the_labels(
    labels_by_document: list[list[str]], data: st.DataObject
) -> None:
    labels = Labels.of(labels_by_document)
    chosen = data.draw(st.lists(st.integers(0, len(labels.values) - 1)) if labels.values else st.just([]))
    expected = [
        any(same(name, labels.values[number]) for name in names for number in chosen)
        for names in labels_by_document
    ]
    assert labels.having(chosen).tolist() == expected


@given(label_lists, st.data())
def test_counts_are_of_documents_and_not_of_mentions(
    labels_by_document: list[list[str]], data: st.DataObject
) -> None:
    labels = Labels.of(labels_by_document)
    mask = data.draw(
        st.lists(st.booleans(), min_size=len(labels_by_document), max_size=len(labels_by_document))
    )
    expected = [
        sum(
            any(same(name, value) for name in names)
            for names, chosen in zip(labels_by_document, mask, strict=True)
            if chosen
        )
        for value in labels.values
    ]
    assert labels.counts(np.array(mask, dtype=np.bool_)).tolist() == expected


@given(label_lists)
def test_each_documents_labels_are_a_slice(labels_by_document: list[list[str]]) -> None:
    labels = Labels.of(labels_by_document)
    assert len(labels.starts) == len(labels_by_document) + 1
    for document, names in enumerate(labels_by_document):
        ids = labels.ids[labels.starts[document] : labels.starts[document + 1]].tolist()
        assert {labels.keys[number] for number in ids} == {label_key(name) for name in names} - {()}


def test_spellings_that_differ_in_case_tone_placement_or_punctuation_are_one_label() -> None:
    assert label_key("Nguyễn Thị Hoà") == label_key("NGUYỄN THỊ HÒA") == label_key("Nguyễn-Thị Hòa.")
    assert label_key("Nguyễn Thị Hoa") != label_key("Nguyễn Thị Hòa")
    assert label_key("Lò Văn Pâng") == tuple(
        unicodedata.normalize("NFC", part) for part in ("lò", "văn", "pâng")
    )


def test_one_person_named_twice_in_an_article_counts_once() -> None:
    labels = Labels.of([["Lò Văn Pâng", "LÒ VĂN PÂNG"]])
    assert labels.counts(np.array([True])).tolist() == [1]


def test_no_documents_have_no_labels() -> None:
    labels = Labels.of([])
    assert labels.having([]).tolist() == []
    assert labels.counts(np.zeros(0, np.bool_)).tolist() == []
