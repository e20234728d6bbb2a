"""The second wall: triggers, policies and grants on every table, raised anew after each migration.

Each table says in its model what its wall is; here the words become SQL. Raising is idempotent, so
that the wall always matches the code that runs (docs/adr/0006).
"""

from fodfaeste.records.walls.raising import raise_all

__all__ = ["raise_all"]
