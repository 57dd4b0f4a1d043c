"""What articles explain of abbreviations can be looked up by either form, whatever its marks."""

from corpus.article import Article
from index.segment.document_terms import (
    ExplainedForm,
    explained_form,
    explained_terms,
    key_prefix,
    long_key,
    short_key,
)
from index.segment.layout import Kind

ARTICLE = Article(
    id="1",
    title="Ngành tổ chức xây dựng Đảng (TCXDĐ) họp",
    lede="Quỹ  Tiền tệ quốc tế (IMF) báo cáo.",
    body=("Tổ chức xây dựng Đảng (TCXDĐ) là một ngành.", "Không có gì (Hà Nội)."),
)


def test_each_meaning_is_one_term_by_each_form_as_written() -> None:
    terms = explained_terms(ARTICLE)
    short = [explained_form(kind + text.encode()) for kind, text in terms if kind == Kind.SHORT_FORM]
    assert short == [
        ExplainedForm("tcxdd", "TCXDĐ", "tổ chức xây dựng Đảng"),
        ExplainedForm("imf", "IMF", "Quỹ Tiền tệ quốc tế"),
        ExplainedForm("tcxdd", "TCXDĐ", "Tổ chức xây dựng Đảng"),
    ]
    long = [text for kind, text in terms if kind == Kind.LONG_FORM]
    assert [text.split("\t")[0] for text in long] == [
        "to chuc xay dung dang",
        "quy tien te quoc te",
        "to chuc xay dung dang",
    ]


def test_terms_begin_with_what_they_are_looked_up_by() -> None:
    for kind, text in explained_terms(ARTICLE):
        form = explained_form(kind + text.encode())
        key = short_key(form.short) if kind == Kind.SHORT_FORM else long_key(form.long)
        assert (kind + text.encode()).startswith(key_prefix(kind, key))


def test_an_article_that_explains_nothing_has_no_such_terms() -> None:
    assert explained_terms(Article(id="1", title="Lũ (Hà Nội)", body=("Mưa (PV).",))) == []
