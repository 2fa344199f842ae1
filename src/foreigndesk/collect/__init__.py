"""The first room: bytes from the net → entries and articles."""
