"""How the terminal stands with the centre: the command."""
