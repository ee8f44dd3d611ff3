"""A page for each article: its text with what was understood of it in the margin."""
