"""Reports → letters: which day, what is new, for whom, and what became of each."""
