"""The owner's side: decisions that can be taken back, the backlog, likenesses, check-ups, wordings, watches, talks.

Processes of the version before keep working: they know none of these tables, and what they write has the defaults.
"""

import sqlalchemy as sa
from alembic import op

from bridge.store.columns import UtcDateTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

NUMBERED = {"sqlite_autoincrement": True}
CAUSES = ("sorted", "right", "not_same", "choose", "something_new", "undo", "accepted")
OWNERS = ("merged", "split", "moved", "checked")


def _causes(names: tuple[str, ...]) -> None:
    """Which causes of a membership are known. SQLite cannot change a check, so there the table is written anew."""
    name = op.f("ck_membership_cause_known")
    with op.batch_alter_table("membership", table_kwargs=NUMBERED) as batch_op:
        batch_op.drop_constraint(name, type_="check")
        batch_op.create_check_constraint(name, f"cause IN ({', '.join(map(repr, names))})")


def upgrade() -> None:
    """Change the schema."""
    _causes((*CAUSES, *OWNERS))
    _new_tables()
    _new_columns()


def _new_tables() -> None:
    op.create_table(
        "backlog_issue",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("jira_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("project", sa.String(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("created", UtcDateTime(), nullable=False),
        sa.Column("updated", UtcDateTime(), nullable=False),
        sa.Column("read_at", UtcDateTime(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_backlog_issue")),
        sa.UniqueConstraint("jira_id", name=op.f("uq_backlog_issue_jira_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("backlog_issue", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_backlog_issue_project"), ["project"], unique=False)

    op.create_table(
        "create_screen",
        sa.Column("project", sa.String(), nullable=False),
        sa.Column("issue_type", sa.String(), nullable=False),
        sa.Column("needed", sa.JSON(), nullable=False),
        sa.Column("read_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("project", "issue_type", name=op.f("pk_create_screen")),
    )
    op.create_table(
        "crew_member",
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("crew", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("user", name=op.f("pk_crew_member")),
    )
    with op.batch_alter_table("crew_member", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_crew_member_crew"), ["crew"], unique=False)

    op.create_table(
        "apart",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["insight_group.id"], name=op.f("fk_apart_group_id")),
        sa.ForeignKeyConstraint(["other_id"], ["insight_group.id"], name=op.f("fk_apart_other_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_apart_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_apart")),
        sa.UniqueConstraint("group_id", "other_id", name=op.f("uq_apart_group_id_other_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("apart", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_apart_other_id"), ["other_id"], unique=False)

    op.create_table(
        "check_up",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("lines", sa.JSON(), nullable=False),
        sa.Column("gain", sa.Float(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("ts", sa.String(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", UtcDateTime(), nullable=True),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.CheckConstraint("state IN ('open', 'done', 'skipped')", name=op.f("ck_check_up_state_known")),
        sa.ForeignKeyConstraint(["group_id"], ["insight_group.id"], name=op.f("fk_check_up_group_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_check_up_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_up")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("check_up", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_check_up_group_id"), ["group_id"], unique=False)

    op.create_table(
        "likeness",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("other", sa.String(), nullable=False),
        sa.Column("probability", sa.Float(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("denied", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["insight_group.id"], name=op.f("fk_likeness_group_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_likeness")),
        sa.UniqueConstraint("group_id", "other", name=op.f("uq_likeness_group_id_other")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("likeness", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_likeness_other"), ["other"], unique=False)

    op.create_table(
        "ruling",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("click", sa.String(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("gesture", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("undone_at", UtcDateTime(), nullable=True),
        sa.Column("undone_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["group_id"], ["insight_group.id"], name=op.f("fk_ruling_group_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_ruling_person_id")),
        sa.ForeignKeyConstraint(["undone_by"], ["person.id"], name=op.f("fk_ruling_undone_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ruling")),
        sa.UniqueConstraint("click", name=op.f("uq_ruling_click")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("ruling", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ruling_group_id"), ["group_id"], unique=False)

    op.create_table(
        "talk",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("channel", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["group_id"], ["insight_group.id"], name=op.f("fk_talk_group_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_talk_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talk")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("talk", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_talk_group_id"), ["group_id"], unique=False)

    op.create_table(
        "watch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("until", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["group_id"], ["insight_group.id"], name=op.f("fk_watch_group_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_watch_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_watch")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("watch", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_watch_group_id"), ["group_id"], unique=False)

    op.create_table(
        "wording",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("meanwhile", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("approved_by", sa.Integer(), nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("until", UtcDateTime(), nullable=True),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["approved_by"], ["person.id"], name=op.f("fk_wording_approved_by")),
        sa.ForeignKeyConstraint(["group_id"], ["insight_group.id"], name=op.f("fk_wording_group_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_wording_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wording")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("wording", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_wording_group_id"), ["group_id"], unique=False)

    op.create_table(
        "invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("talk_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("insight_id", sa.Integer(), nullable=False),
        sa.Column("card_channel", sa.String(), nullable=True),
        sa.Column("card_ts", sa.String(), nullable=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["insight_id"], ["insight.id"], name=op.f("fk_invitation_insight_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_invitation_person_id")),
        sa.ForeignKeyConstraint(["talk_id"], ["talk.id"], name=op.f("fk_invitation_talk_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("talk_id", "person_id", name=op.f("uq_invitation_talk_id_person_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_invitation_person_id"), ["person_id"], unique=False)


def _new_columns() -> None:
    with op.batch_alter_table("asked", schema=None, table_kwargs=NUMBERED) as batch_op:
        batch_op.add_column(sa.Column("reminded_at", UtcDateTime(), nullable=True))
        batch_op.alter_column("insight_id", existing_type=sa.INTEGER(), nullable=True)

    op.add_column("insight", sa.Column("crew", sa.String(), nullable=True))

    op.add_column("insight_group", sa.Column("due_at", UtcDateTime(), nullable=True))
    op.add_column(
        "insight_group", sa.Column("due_moved", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.add_column("insight_group", sa.Column("nudged", sa.Integer(), server_default="0", nullable=False))
    op.add_column("insight_group", sa.Column("asleep_until", UtcDateTime(), nullable=True))
    op.add_column("insight_group", sa.Column("asleep_reports", sa.Integer(), nullable=True))
    op.add_column("insight_group", sa.Column("fields", sa.JSON(), nullable=True))
    op.create_index("ix_insight_group_due_at", "insight_group", ["due_at"])

    op.add_column("issue", sa.Column("assignee", sa.String(), server_default=sa.text("''"), nullable=False))
    op.add_column("issue", sa.Column("seen", sa.String(), server_default="there", nullable=False))
    op.add_column("issue", sa.Column("retired", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("issue", sa.Column("ours", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("issue", sa.Column("figures_comment_id", sa.String(), nullable=True))
    op.add_column("issue", sa.Column("figures_reports", sa.Integer(), server_default="0", nullable=False))
    op.add_column("issue", sa.Column("figures_at", UtcDateTime(), nullable=True))

    with op.batch_alter_table("question", schema=None, table_kwargs=NUMBERED) as batch_op:
        batch_op.add_column(sa.Column("asked_by", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("crew", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("withdrawn_at", UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column("jira_id", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("accepted_at", UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column("accepted_comment", sa.String(), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_question_asked_by"), "person", ["asked_by"], ["id"])
    op.execute("UPDATE question SET accepted_at = asked_at WHERE accepted_by IS NOT NULL")


def downgrade() -> None:
    """Change it back; owners' decisions are forgotten, but insights stay where they put them."""
    op.execute("DELETE FROM asked WHERE insight_id IS NULL")
    op.execute(
        "UPDATE membership SET cause = 'accepted' WHERE cause IN ('merged', 'split', 'moved', 'checked')"
    )
    _causes(CAUSES)
    _drop_columns()
    _drop_tables()


def _drop_columns() -> None:
    with op.batch_alter_table("question", schema=None, table_kwargs=NUMBERED) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_question_asked_by"), type_="foreignkey")
        batch_op.drop_column("accepted_comment")
        batch_op.drop_column("accepted_at")
        batch_op.drop_column("jira_id")
        batch_op.drop_column("withdrawn_at")
        batch_op.drop_column("crew")
        batch_op.drop_column("asked_by")

    op.drop_column("issue", "figures_at")
    op.drop_column("issue", "figures_reports")
    op.drop_column("issue", "figures_comment_id")
    op.drop_column("issue", "ours")
    op.drop_column("issue", "retired")
    op.drop_column("issue", "seen")
    op.drop_column("issue", "assignee")

    op.drop_index("ix_insight_group_due_at", table_name="insight_group")
    op.drop_column("insight_group", "fields")
    op.drop_column("insight_group", "asleep_reports")
    op.drop_column("insight_group", "asleep_until")
    op.drop_column("insight_group", "nudged")
    op.drop_column("insight_group", "due_moved")
    op.drop_column("insight_group", "due_at")

    op.drop_column("insight", "crew")

    with op.batch_alter_table("asked", schema=None, table_kwargs=NUMBERED) as batch_op:
        batch_op.alter_column("insight_id", existing_type=sa.INTEGER(), nullable=False)
        batch_op.drop_column("reminded_at")


def _drop_tables() -> None:
    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_invitation_person_id"))

    op.drop_table("invitation")
    with op.batch_alter_table("wording", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_wording_group_id"))

    op.drop_table("wording")
    with op.batch_alter_table("watch", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_watch_group_id"))

    op.drop_table("watch")
    with op.batch_alter_table("talk", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_talk_group_id"))

    op.drop_table("talk")
    with op.batch_alter_table("ruling", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ruling_group_id"))

    op.drop_table("ruling")
    with op.batch_alter_table("likeness", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_likeness_other"))

    op.drop_table("likeness")
    with op.batch_alter_table("check_up", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_check_up_group_id"))

    op.drop_table("check_up")
    with op.batch_alter_table("apart", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_apart_other_id"))

    op.drop_table("apart")
    with op.batch_alter_table("crew_member", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_crew_member_crew"))

    op.drop_table("crew_member")
    op.drop_table("create_screen")
    with op.batch_alter_table("backlog_issue", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_backlog_issue_project"))

    op.drop_table("backlog_issue")
