"""The graph as RDF, a syntax a file."""
