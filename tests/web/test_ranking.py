import re

from flask.testing import FlaskClient

from index.weights import WEIGHTS
from tests.relevance.ablation import WHOLE, variants
from web import ranking
from web.ranking import effects, field_weights, number


def test_the_page_tells_the_weights_in_force(client: FlaskClient) -> None:
    answer = client.get("/ranking")
    assert answer.status_code == 200
    text = re.sub(r"<[^>]+>", "", answer.text)
    for weight in (
        WEIGHTS.saturation,
        WEIGHTS.near,
        WEIGHTS.pairs,
        WEIGHTS.other_form,
        WEIGHTS.least_content,
    ):
        assert number(weight) in text
    assert [field.weight for field in field_weights()] == sorted(
        (number(weight) for weight in WEIGHTS.fields.values()), reverse=True
    )


def test_every_page_leads_to_it(client: FlaskClient) -> None:
    for path in ("/", "/search?q=b%C3%A3o", "/search?q=%22"):
        assert 'href="/ranking"' in client.get(path).text


def test_every_part_that_is_told_of_has_been_measured(client: FlaskClient) -> None:
    found = effects()
    assert len(found.effects) == len(ranking._PARTS)
    assert set(ranking._PARTS) <= set(variants()) - {WHOLE}
    assert len(found.questions) == len(ranking._QUESTIONS) == len(found.whole)
    page = client.get("/ranking").text
    assert all(effect.part in page for effect in found.effects)


def test_an_unknown_parameter_is_told(client: FlaskClient) -> None:
    assert client.get("/ranking?q=1").status_code == 400
