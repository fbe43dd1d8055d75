"""What is known, what disagrees, which source says what."""
