"""Run the provider: makes its tables, users and one client, and prints where it answers."""

import json
import os
import sys
from wsgiref.simple_server import WSGIRequestHandler, make_server

SECRET = "of an invented client"
PASSWORD = "of an invented person"


class Quiet(WSGIRequestHandler):
    """Says nothing of each request."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> None:
    """Serve until the process is ended."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.identity.settings"
    import django  # noqa: PLC0415 -- after its settings are named

    django.setup()
    from allauth.idp.oidc.models import Client  # noqa: PLC0415
    from django.contrib.auth.models import User  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415

    from tests.identity.claims import USERS  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    for name in USERS:
        User.objects.create_user(name, password=PASSWORD)
    client = Client(id="fodfaeste", name="Fodfæste", redirect_uris=sys.argv[1], skip_consent=True)
    client.set_secret(SECRET)
    client.save()
    with make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Quiet) as server:
        print(json.dumps({"port": server.server_port}), flush=True)  # noqa: T201 -- how it is found
        server.serve_forever()


if __name__ == "__main__":
    main()
