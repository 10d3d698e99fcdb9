"""One for each place that the navigation leads to."""
