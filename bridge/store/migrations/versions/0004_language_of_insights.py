"""The language of insights.

Processes of the version before keep working: what they sort has none.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema."""
    op.add_column("insight", sa.Column("language", sa.String(), nullable=True))


def downgrade() -> None:
    """Change it back; insights of whatever language stay."""
    op.drop_column("insight", "language")
