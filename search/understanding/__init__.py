"""What the reader meant: takes what was typed, gives a query and what was understood beyond it.

`intent` is the door; each other module knows one thing that may be meant. What is likely, the opened generation says
(`vocabulary`). Nothing here finds articles, and nothing is rewritten that is not told.
"""
