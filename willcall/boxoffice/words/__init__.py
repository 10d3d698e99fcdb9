"""What staff read: states, acts, answers and times in the language of the moment."""
