"""How many courses would be left without somebody."""

from django.db import connection

from fodfaeste.rules.access.roles import TEAM_ROLES, Role


def open_seats_of(user_id: int) -> dict[Role, int]:
    """How many open courses a colleague sits on the team of, by role; for administrators only."""
    with connection.cursor() as cursor:
        cursor.execute("select role, cases from open_seats_of(%s)", [user_id])
        counted = {Role(role): cases for role, cases in cursor.fetchall()}
    return {role: counted[role] for role in TEAM_ROLES if role in counted}
