"""Who may sign in at this terminal: the commands."""
