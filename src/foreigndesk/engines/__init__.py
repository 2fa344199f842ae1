"""What implements the ports: one file an engine; third-party clients live here."""
