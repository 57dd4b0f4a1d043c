"""Suggestions as one types: takes a beginning, gives what it may become, with accents; `suggest` is the door.

Nothing is kept of what readers ask.
"""
