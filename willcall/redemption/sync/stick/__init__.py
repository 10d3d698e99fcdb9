"""Journal out and packs in by USB stick: the commands, and files that are whole or not there."""
