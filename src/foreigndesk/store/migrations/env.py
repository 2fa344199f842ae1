"""What Alembic runs: the migrations, on the connection that the archive's `upgrade` opened."""

from alembic import context

from foreigndesk.store.tables import SCHEMA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SCHEMA,
    # SQLite cannot alter most of a table: Alembic copies it.
    render_as_batch=True,
)
context.run_migrations()
