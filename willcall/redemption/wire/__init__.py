"""The versioned messages between a terminal and the centre; both ends use these and nothing else."""
