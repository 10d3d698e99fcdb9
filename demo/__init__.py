"""The day that ``make demo`` plays, on loopback alone: real programs, a stand-in channel, made-up moviegoers."""
