"""Collection codes: made, kept sealed, revoked; and the keys that all of it rests on."""
