"""Keep in which language a person uses Slack."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema."""
    op.add_column("person", sa.Column("locale", sa.String(), server_default="", nullable=False))


def downgrade() -> None:
    """Change it back."""
    op.drop_column("person", "locale")
