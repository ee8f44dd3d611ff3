"""Trains the small network of kg.extract.learned, writes its weights and the card that says what they are."""
