"""An ontology → one page of HTML that explains it, to be read offline or served from its namespace."""
