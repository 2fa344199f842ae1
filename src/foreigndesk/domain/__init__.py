"""The words of a newsroom as frozen values; standard library only."""
