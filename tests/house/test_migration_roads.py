"""The short road to the tables of `records` leads where the long one leads, index by index."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from pytest_django import DjangoDbBlocker

from fodfaeste.kernel import database, installation
from tests.database import Stage

COLUMNS = """
select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
  pg_get_expr(d.adbin, d.adrelid)
from pg_attribute a join pg_class c on c.oid = a.attrelid
left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
where c.relname like 'records%' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
"""
# A name that Django made by itself stays when its column is renamed.
CONSTRAINTS = """
select conrelid::regclass::text, case when conname !~ '_(check|key|uniq)$' then conname end,
  pg_get_constraintdef(oid) from pg_constraint
where conrelid::regclass::text like 'records%' and contype in ('c', 'u', 'p', 'x')
"""
REFERENCES = """
select conrelid::regclass::text, pg_get_constraintdef(oid) from pg_constraint
where conrelid::regclass::text like 'records%' and contype = 'f'
"""
# A column that was made longer after its index leaves a cast there, which the planner folds away.
INDEXES = """
select tablename, replace(indexdef, '(''''::character varying)::text', '''''::text')
from pg_indexes where tablename like 'records%'
and indexname not like '%\\_like' and indexname !~ '_[0-9a-f]{8}$'
"""
INDEXED = """
select i.indrelid::regclass::text, i.indisunique,
  array_agg(a.attname::text order by a.attname)::text
from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
where i.indrelid::regclass::text like 'records%' group by i.indexrelid, i.indrelid, i.indisunique
"""


@pytest.fixture
def by_the_long_road(stage: Stage, django_db_blocker: DjangoDbBlocker) -> Iterator[Stage]:
    """A database that every single migration has made, as an old installation was."""
    made = replace(stage, member=f"{stage.member}_long")
    with database.open_session(stage.server) as session:
        database.drop(session, made.name)
        database.create(session, made.name, roles_of=stage.family)
    with django_db_blocker.unblock(), _asked(made, installation.OWNER, afterwards=stage):
        _walk_every_step()
    yield made
    with database.open_session(stage.server) as session:
        database.drop(session, made.name)


@contextmanager
def _asked(made: Stage, role: str, *, afterwards: Stage) -> Iterator[None]:
    made.ask_as(role)
    try:
        yield
    finally:
        connection.close()
        afterwards.ask_as(installation.WEB)


def _walk_every_step() -> None:
    executor = MigrationExecutor(connection)
    executor.loader = MigrationLoader(connection, replace_migrations=False)
    short_cuts = {name for name, one in executor.loader.disk_migrations.items() if one.replaces}
    ends = executor.loader.graph.leaf_nodes()
    executor.migrate([end for end in ends if end not in short_cuts])


def _rows(stage: Stage, query: str) -> list[tuple[str, ...]]:
    at = replace(stage.server, name=stage.name)
    with database.open_session(at) as session:
        return sorted(tuple(map(str, row)) for row in session.execute(query).fetchall())  # type: ignore[call-overload]


def test_both_roads_lead_to_the_same_tables(stage: Stage, by_the_long_road: Stage) -> None:
    for query in (COLUMNS, CONSTRAINTS, REFERENCES, INDEXES, INDEXED):
        short, long = _rows(stage, query), _rows(by_the_long_road, query)
        assert len(short) > 100
        assert sorted(set(short) ^ set(long)) == []
        assert short == long
