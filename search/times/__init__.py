"""Times in typed queries: takes words, gives the days they mean and where they stand; `dates_in_words` is the door.

What may mean something else is left as words.
"""
