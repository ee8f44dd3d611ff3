"""How good the extraction is: scored on annotated articles, held to pinned floors, published in docs/accuracy.md.

The articles and their scorers lie beside the project (../shared) and are no part of it. Run `python -m eval`.
"""
