"""The centre's HTTP interface for terminals."""
