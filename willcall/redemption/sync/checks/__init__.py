"""What an operator checks before a day and after a doubt: the commands."""
