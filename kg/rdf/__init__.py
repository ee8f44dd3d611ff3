"""RDF itself: terms and lines, prefixes, vocabularies, and triples that nodes reify."""
