"""The archive: what the desk remembers, in SQL, on SQLite or PostgreSQL."""
