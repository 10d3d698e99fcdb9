"""From files as cinemas send them to a draft of a schedule, with every fault noted."""
