"""What only all claims together tell: from when until when states held, and which statements cannot both be right."""
