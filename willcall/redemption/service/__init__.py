"""One small module per use case; what they need of the world is in ``ports``."""
