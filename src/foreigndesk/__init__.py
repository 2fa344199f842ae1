"""Reads a country's press in its own languages and publishes it in English."""
