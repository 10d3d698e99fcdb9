"""The moviegoer's screen: Qt Quick."""
