"""The list of tables that Django reads; nobody else imports it."""

from fodfaeste.records.boards.models import *  # noqa: F403
from fodfaeste.records.cases.models import *  # noqa: F403
from fodfaeste.records.catalogues.models import *  # noqa: F403
from fodfaeste.records.cti.models import *  # noqa: F403
from fodfaeste.records.decisions.models import *  # noqa: F403
from fodfaeste.records.drafts.models import *  # noqa: F403
from fodfaeste.records.followup.models import *  # noqa: F403
from fodfaeste.records.measures.models import *  # noqa: F403
from fodfaeste.records.meetings.models import *  # noqa: F403
from fodfaeste.records.packages.models import *  # noqa: F403
from fodfaeste.records.placement.models import *  # noqa: F403
from fodfaeste.records.plan.models import *  # noqa: F403
from fodfaeste.records.post.models import *  # noqa: F403
