"""Hits become pages and JSON.

Takes HTTP requests; gives server-rendered pages in Vietnamese and the JSON API. The only layer that knows
Flask, maps errors to a status, and speaks to readers. Never ranks, filters or marks anything itself, and works
without a line of JavaScript; the one script adds suggestions while somebody types.

Traps: Flask's `request.args` fails on raw bytes and repairs bad ones in silence, so `query_string` reads the
address; an article's id may hold slashes anywhere, which no stock converter of Werkzeug takes; everything is
escaped by the templates except `Highlights`, which only the `marked` filter lets through.
"""
