"""What a scanner or a camera brings in, told from what a person types."""
