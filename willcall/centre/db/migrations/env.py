"""Alembic's entry: runs the steps on the connection that ``migrate`` holds, inside its transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
context.run_migrations()
