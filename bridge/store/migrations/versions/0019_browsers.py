"""Keep with each session of the pages in which browser it was begun, so that people know theirs apart."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema; a process of the version before writes no browser."""
    op.add_column(
        "web_session", sa.Column("browser", sa.String(), nullable=False, server_default=sa.text("''"))
    )


def downgrade() -> None:
    """Change it back."""
    op.drop_column("web_session", "browser")
