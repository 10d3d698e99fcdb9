"""What the screens show, as QML sees it: finished strings and the few acts a person can do."""
