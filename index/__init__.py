"""Articles become an index: tokens, segments, and a published generation.

Takes `Article` objects; gives a directory that `search/` opens read-only. Never ranks and never parses what a
reader typed.

Traps: Whoosh's own are in ARCHITECTURE.md, "What we build on". Import from `whoosh.index`, never
`from whoosh import index`, which would hide this package.
"""
