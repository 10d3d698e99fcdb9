"""Money in fen, always integers; a yuan is a way to show it."""

FEN_PER_YUAN = 100


def yuan(fen: int) -> str:
    """Show an amount the way a ticket does: ``380`` fen is ``3.80``, ``-5`` is ``-0.05``."""
    whole, rest = divmod(abs(fen), FEN_PER_YUAN)
    return f"{'-' if fen < 0 else ''}{whole}.{rest:02d}"
