"""The budgets of the design, each measured against a floor in the same run: ``python -m benchmarks``."""
