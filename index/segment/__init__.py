"""One segment: an immutable part of the index, as arrays in memory-mapped files.

    array_file   named arrays in one file, with checksums      terms     the term dictionary
    layout       which arrays a segment has                    stored    articles, packed in blocks
    part         articles → a segment                          merging   segments → one segment
    impacts      postings → what each is worth                 opened    a segment, opened for reading

Takes articles; gives arrays. Knows nothing of generations, nor of what a reader typed. The loops are compiled with
numba (`kernels`); `plain` gives equal answers with numpy alone.
"""
