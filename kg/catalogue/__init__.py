"""A user's own base of people and organisations, and how entities are linked to it (docs/catalogue.md)."""
