"""The archive as it comes: pages, HTML and JSON lines become `Article` records.

Takes files and folders; gives `Article` objects, and a `Skipped` with name and reason for whatever it could
not read. Never touches an index, a query or the network, and never invents a field that a page does not state.

Traps: text arrives in NFD, in legacy encodings and with its page's furniture glued in. Everything that leaves
this layer is NFC, and offsets made by later layers point into that text.
"""
