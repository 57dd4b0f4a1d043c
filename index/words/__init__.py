"""A text's words and their parts of speech, as arrays: pyvi's models without pyvi.

Takes NFC texts; gives where their tokens lie, which of them form a word, and the tag of each word. The answers are
those of `ViTokenizer.tokenize` and `ViPosTagger.postagging_tokens`, to the last bit of every score, at some hundred
times their speed. A text goes through the files in this order: `spans` (the interface), `vocabulary` (white space
chunks → tokens, remembered), `features` and `lexicon` (tokens → the model's attributes), `kernels` (scores, best path)
or, where numba can't be imported, `plain` with equal answers. `resources` and `model` read pyvi's files.

Traps: a whole text is one sequence, so a text cut in two has other words. Scores are added in pyvi's order, because
floating-point sums depend on it. Nothing here imports pyvi, crfsuite or scikit-learn.
"""
