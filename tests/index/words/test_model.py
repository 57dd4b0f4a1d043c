import struct
import warnings

import pytest

from index.words.model import Model, read_model
from index.words.resources import SEGMENTATION_MODEL, TAGGING_MODEL, crfsuite_bytes
from tests.index.words.reference import pyvi


@pytest.fixture(params=[SEGMENTATION_MODEL, TAGGING_MODEL])
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def reference_tagger(name: str) -> object:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        package = pyvi()
        tokenizer, tagger = package.ViTokenizer.ViTokenizer, package.ViPosTagger.ViPosTagger
        return (tokenizer if name == SEGMENTATION_MODEL else tagger).model


def test_weights_agree_with_crfsuites_own_dump(name: str) -> None:
    model = read_model(crfsuite_bytes(name))
    reference = reference_tagger(name)
    # The dump breaks at the attribute with a line feed in it, which only the segmentation model has.
    if name == SEGMENTATION_MODEL:
        return
    weights = reference.state_features_  # type: ignore[attr-defined]  # sklearn_crfsuite has no types
    assert len(weights) == int((model.weights != 0).sum())
    for (attribute, label), weight in list(weights.items())[::97]:
        ours = model.weights[model.row(attribute), model.labels.index(label)]
        assert ours == pytest.approx(weight, abs=1e-6)


def test_steps_agree_with_crfsuites_own_dump() -> None:
    model = read_model(crfsuite_bytes(TAGGING_MODEL))
    steps = reference_tagger(TAGGING_MODEL).transition_features_  # type: ignore[attr-defined]  # as above
    assert steps
    for (left, right), weight in steps.items():
        assert model.transitions[model.labels.index(left), model.labels.index(right)] == pytest.approx(
            weight, abs=1e-6
        )


def test_labels_are_those_of_the_models() -> None:
    assert read_model(crfsuite_bytes(SEGMENTATION_MODEL)).labels == ("B_W", "I_W")
    assert {"N", "Np", "V"} < set(read_model(crfsuite_bytes(TAGGING_MODEL)).labels)


def known(model: Model, attribute: str) -> bool:
    return model.row(attribute) != 0


def test_a_name_is_cut_at_its_first_nul() -> None:
    model = read_model(crfsuite_bytes(SEGMENTATION_MODEL))
    assert known(model, "word.lower():")
    assert model.row("word.lower():\x00abc") == model.row("word.lower():")
    assert known(model, "word.lower():\n")


def test_what_no_model_knows_has_row_zero_and_weighs_nothing() -> None:
    model = read_model(crfsuite_bytes(SEGMENTATION_MODEL))
    assert not known(model, "word.lower():\ud800")
    assert not known(model, "no such attribute")
    assert not model.weights[0].any()


def test_a_file_that_is_no_model_is_refused(name: str) -> None:
    data = crfsuite_bytes(name)
    for broken in (
        b"",
        b"lCRF",
        data[:-1],
        data + b"\0",
        b"x" + data[1:],
        data[:12] + struct.pack("<I", 101) + data[16:],
    ):
        with pytest.raises(ValueError, match=r"pyvi==0\.1\.1"):
            read_model(broken)
