"""Small programs that the Makefile runs: the machine's check, QML's lint, coverage gates."""
