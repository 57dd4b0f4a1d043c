"""Raw inputs become articles: here one after another, or wherever they are sent."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from corpus.article import Article, Skipped
from corpus.encodings.decoding import decode
from corpus.errors import CorpusError, PageError
from corpus.page import read_page
from corpus.readers.folders import raw_inputs
from corpus.readers.html_page import declared_encoding, looks_like_html, read_html
from corpus.readers.json_lines import read_json_document, read_json_line
from corpus.readers.raw_input import Kind, RawInput
from corpus.readers.unreadable_dates import UnreadableDate, UnreadableDates


def read_corpus(path: Path, on_bytes: Callable[[int], None] = lambda _: None) -> Iterator[Article | Skipped]:
    """Return an iterator over the articles of a file, or of a folder and all folders in it.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "lu.json").write_text('{"title": "Lũ về sớm"}', encoding="utf-8")
    ...     [article] = read_corpus(Path(folder))
    >>> article.title
    'Lũ về sớm'

    Args:
        path: Text pages, HTML pages and JSON, plain or gzip, in any mixture. Hidden files are left alone.
        on_bytes: Called with the number of bytes read, as `raw_inputs` does.

    Returns:
        Articles in the order of their paths, and a `Skipped` for each input that gave none. A page's id is its path
        from the corpus root without suffix (with it, where two pages differ in nothing else); a record's is its own
        `id`, else `file:line`. Nothing comes from an empty folder. An article whose date cannot be read is kept without
        it, and one warning a file is logged with the number of such articles and the first of them.

    Raises:
        CorpusNotFoundError: There is nothing at `path`, or it may not be opened.
    """
    return _read(raw_inputs(path, on_bytes))


def _read(inputs: Iterable[RawInput | Skipped]) -> Iterator[Article | Skipped]:
    dates = UnreadableDates()
    file = ""
    for raw in inputs:
        if isinstance(raw, Skipped):
            yield raw
            continue
        if raw.file != file:
            dates.log()
            file = raw.file
        for item in articles(raw):
            if isinstance(item, UnreadableDate):
                dates.add(item)
            else:
                yield item
    dates.log()


def articles(raw: RawInput) -> Iterator[Article | Skipped | UnreadableDate]:
    """Yield what an input holds; a function of `raw` alone, so that any process may call it.

    >>> raw = RawInput(file="lu.jsonl", kind=Kind.JSON_LINE, data=b'{"id": "lu", "title": "Lu", "date": "mai"}', line=1)
    >>> [(type(item).__name__) for item in articles(raw)]
    ['Article', 'UnreadableDate']

    Yields:
        One article, or the articles of a JSON document, with an `UnreadableDate` after each that states a date nobody
        can read; a `Skipped` where there is none, and for each element of a document that is none.
    """
    try:
        match raw.kind:
            case Kind.JSON_LINE:
                yield from read_json_line(raw)
            case Kind.JSON_DOCUMENT:
                yield from read_json_document(raw)
            case Kind.HTML | Kind.PAGE:
                yield _page(raw)
    except CorpusError as exc:
        yield Skipped(name=raw.place, reason=str(exc))


def _page(raw: RawInput) -> Article:
    text = decode(raw.data, declared_encoding(raw.data))
    if not text.strip():
        raise PageError("tệp rỗng; cần một trang có bài viết")
    if raw.kind is Kind.HTML or looks_like_html(text):
        return read_html(text, raw.article_id)
    return read_page(text, article_id=raw.article_id)
