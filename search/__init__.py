"""What a reader typed becomes ranked, highlighted hits.

Takes a `SearchRequest`; gives a `SearchResult` with hits, facets and snippets. Never writes to an index and
knows nothing of HTTP or HTML pages; the marks in snippets are its only markup.
"""
