"""The moviegoer's screen: a code in, tickets out."""
