"""Thousands of cases: some stories are played, and their rows are copied in SQL under new people.

Numbers are moved, not mapped: round r of a table's copies stands r spans further on, where the span
is the distance that the played rows cover. So every pointer inside a case is moved by the span of
the table it points into, and none can end in another case. The triggers of the log are on.
"""

import uuid
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import batched
from multiprocessing import get_context

from django.conf import settings
from django.db import connection, connections, models, transaction

from fodfaeste.audit.writing import Acting, act_as
from fodfaeste.demo import copying
from fodfaeste.demo.copying import Copied
from fodfaeste.demo.names import GIVEN, SURNAMES
from fodfaeste.demo.town import Town
