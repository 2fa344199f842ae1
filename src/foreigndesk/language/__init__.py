"""Numbers, days, names, sentences: what every room needs to know of languages."""
