"""What an opened generation holds, as plain Python."""

from corpus.article import Article
from index.reader import IndexReader
from index.segment.layout import SCORED

Impacts = dict[bytes, dict[str, float]]


def live_documents(reader: IndexReader) -> list[int]:
    """Return the numbers of the documents that are not deleted."""
    return [
        segment.base + document
        for segment in reader.segments
        for document in range(segment.arrays.documents)
        if document not in segment.deleted.tolist()
    ]


def live_articles(reader: IndexReader) -> list[Article]:
    """Return the articles in their order."""
    return [reader.article(document) for document in live_documents(reader)]


def live_impacts(reader: IndexReader) -> Impacts:
    """Return term → id of an article → impact, for every scored term that some article has."""
    found: Impacts = {}
    for segment in reader.segments:
        ids = {
            document: reader.article(segment.base + document).id
            for document in set(range(segment.arrays.documents)) - set(segment.deleted.tolist())
        }
        for kind in SCORED:
            for term in segment.arrays.terms.prefixed(kind):
                extent = segment.postings(term)
                listed = zip(
                    segment.arrays.docs[extent.first : extent.end].tolist(),
                    segment.impacts[extent.first : extent.end].tolist(),
                    strict=True,
                )
                of_term = {ids[document]: impact for document, impact in listed if document in ids}
                if of_term:
                    found.setdefault(segment.arrays.terms.term(term), {}).update(of_term)
    return found
