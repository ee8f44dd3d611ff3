"""What a small trained network adds to the rules: further mentions, and relations between mentions near each other."""
