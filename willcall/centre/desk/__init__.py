"""The exceptions desk: whatever a person must look at, with its evidence."""
