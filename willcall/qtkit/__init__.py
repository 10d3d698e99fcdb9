"""What both screens need of Qt and nothing else."""
