"""Hits become pages and JSON.

Takes HTTP requests; gives server-rendered pages in Vietnamese and the JSON API. The only layer that knows
Flask, maps errors to a status, and speaks to readers.
"""
