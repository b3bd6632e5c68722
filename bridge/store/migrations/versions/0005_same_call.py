"""Reports of the same call are told apart from reports of the same problem.

Processes of the version before keep working: what they sort is a copy of nothing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema."""
    op.add_column("insight", sa.Column("copy_of", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Change it back; every report counts again."""
    op.drop_column("insight", "copy_of")
