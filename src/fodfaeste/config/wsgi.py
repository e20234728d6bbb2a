"""The door that the web server calls. It always asks the database as the held web role."""

import gc
import os

from fodfaeste.kernel import installation

os.environ[installation.ROLE_VARIABLE] = installation.WEB
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fodfaeste.config.settings")

from django.core.wsgi import get_wsgi_application  # the role must be set first

application = get_wsgi_application()

# What was imported stays for good: the collector need not look at it on every turn.
gc.collect()
gc.freeze()
# A page about a thousand courses makes ten thousand objects that all go together at its end: to
# look for circles among them every 700 objects was half of what such a page cost.
gc.set_threshold(20_000, 10, 10)
