"""Reports → pages, feeds, JSON."""
