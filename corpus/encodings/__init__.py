"""Bytes of unknown encoding become NFC text.

Takes bytes, or text that was saved in the wrong encoding; gives Unicode, or says why it cannot. Decides by what the
result looks like: the share of its words that are well-formed Vietnamese syllables. Never guesses text into garbage.
"""

from corpus.encodings.decoding import decode

__all__ = ["decode"]
