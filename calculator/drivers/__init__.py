"""What an answer hangs on, a number at a time: where it stands, how far it goes, how it moves."""
