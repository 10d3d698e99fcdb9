"""The staff's screen: the box office (Qt Widgets)."""
