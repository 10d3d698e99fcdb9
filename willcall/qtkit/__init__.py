"""What both screens need of Qt and nothing else: threads, translation, fonts, crash guard, messages."""
