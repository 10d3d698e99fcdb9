"""What circuit and channel owe each other, drawn from the journals and the channel's reports."""
