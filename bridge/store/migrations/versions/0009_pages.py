"""Sums that pages read, sign-ins, and call-backs."""

import sqlalchemy as sa
from alembic import op

from bridge.store.columns import UtcDateTime

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema."""
    op.create_table(
        "signing_in",
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("nonce", sa.String(), nullable=False),
        sa.Column("verifier", sa.String(), nullable=False),
        sa.Column("browser", sa.String(), nullable=False),
        sa.Column("next", sa.String(), nullable=False),
        sa.Column("ends_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("state", name=op.f("pk_signing_in")),
    )
    with op.batch_alter_table("signing_in", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_signing_in_ends_at"), ["ends_at"], unique=False)
    op.create_table(
        "tally",
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("theme", sa.String(), nullable=False),
        sa.Column("crew", sa.String(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("period", "theme", "crew", name=op.f("pk_tally")),
    )
    op.create_table(
        "followed",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_followed")),
    )
    op.create_table(
        "look",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("page", sa.String(), nullable=False),
        sa.Column("about_id", sa.Integer(), nullable=True),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["about_id"], ["person.id"], name=op.f("fk_look_about_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_look_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_look")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("look", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_look_at"), ["at"], unique=False)
        batch_op.create_index("ix_look_of_whom", ["about_id", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_look_person_id"), ["person_id"], unique=False)
    op.create_table(
        "web_session",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("began_at", UtcDateTime(), nullable=False),
        sa.Column("seen_at", UtcDateTime(), nullable=False),
        sa.Column("ends_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_web_session_person_id")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_web_session")),
    )
    with op.batch_alter_table("web_session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_web_session_ends_at"), ["ends_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_web_session_person_id"), ["person_id"], unique=False)
    op.create_table(
        "role_member",
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("user", "role", name=op.f("pk_role_member")),
    )
    op.add_column("person", sa.Column("guest", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_table(
        "problem_size",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("first_at", UtcDateTime(), nullable=False),
        sa.Column("last_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["insight_group.id"], name=op.f("fk_problem_size_group_id")),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_problem_size")),
    )
    op.create_table(
        "problem_week",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["insight_group.id"], name=op.f("fk_problem_week_group_id")),
        sa.PrimaryKeyConstraint("group_id", "week", name=op.f("pk_problem_week")),
    )
    with op.batch_alter_table("problem_week", schema=None) as batch_op:
        batch_op.create_index("ix_problem_week_most", ["week", "reports"], unique=False)
    op.create_table(
        "call_back",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("insight_id", sa.Integer(), nullable=False),
        sa.Column("placeholder", sa.String(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("due_at", UtcDateTime(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("done_at", UtcDateTime(), nullable=True),
        sa.Column("reminded_at", UtcDateTime(), nullable=True),
        sa.CheckConstraint(
            "outcome IN ('', 'told', 'not_reached', 'handed_over', 'not_wanted', 'withdrawn')",
            name=op.f("ck_call_back_outcome_known"),
        ),
        sa.ForeignKeyConstraint(["change_id"], ["stage_change.id"], name=op.f("fk_call_back_change_id")),
        sa.ForeignKeyConstraint(["insight_id"], ["insight.id"], name=op.f("fk_call_back_insight_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_call_back_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_back")),
        sa.UniqueConstraint(
            "insight_id",
            "placeholder",
            "change_id",
            name=op.f("uq_call_back_insight_id_placeholder_change_id"),
        ),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("call_back", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_call_back_change_id"), ["change_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_call_back_insight_id"), ["insight_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_call_back_person_id"), ["person_id"], unique=False)
    with op.batch_alter_table("insight", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_insight_said_at"), ["said_at"], unique=False)
    with op.batch_alter_table("stage_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stage_change_at"), ["at"], unique=False)


def downgrade() -> None:
    """Change it back."""
    with op.batch_alter_table("stage_change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_stage_change_at"))
    with op.batch_alter_table("insight", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_insight_said_at"))
    with op.batch_alter_table("call_back", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_call_back_person_id"))
        batch_op.drop_index(batch_op.f("ix_call_back_insight_id"))
        batch_op.drop_index(batch_op.f("ix_call_back_change_id"))
    op.drop_table("call_back")
    with op.batch_alter_table("problem_week", schema=None) as batch_op:
        batch_op.drop_index("ix_problem_week_most")
    op.drop_table("problem_week")
    op.drop_table("problem_size")
    op.drop_column("person", "guest")
    op.drop_table("role_member")
    with op.batch_alter_table("web_session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_web_session_person_id"))
        batch_op.drop_index(batch_op.f("ix_web_session_ends_at"))
    op.drop_table("web_session")
    with op.batch_alter_table("look", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_look_person_id"))
        batch_op.drop_index("ix_look_of_whom")
        batch_op.drop_index(batch_op.f("ix_look_at"))
    op.drop_table("look")
    op.drop_table("tally")
    op.drop_table("followed")
    with op.batch_alter_table("signing_in", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_signing_in_ends_at"))
    op.drop_table("signing_in")
