"""What single pages ask of the store."""
