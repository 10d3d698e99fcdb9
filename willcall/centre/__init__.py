"""Head office: campaigns, codes, the channel, terminals, journals and the settlement."""
