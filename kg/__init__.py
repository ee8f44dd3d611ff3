"""kg: news in, knowledge graph out."""
