"""The words of the trade as plain Python: codes, seats, verdicts, events, money, business day."""
