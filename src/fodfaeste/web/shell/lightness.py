"""The doors are read on slow lines: their pages are sent compressed (L1).

Staff have better lines, and their pages are left alone. Against guessing at what is compressed,
Django adds a random length to each answer and masks the token of each form anew.
"""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

from fodfaeste.web.shell.language import is_a_door

Answer = Callable[[HttpRequest], HttpResponseBase]


def light_doors(get_response: Answer) -> Answer:
    """Compress what the citizen's, the employer's and the network's doors answer."""
    compress = GZipMiddleware(get_response)

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if not is_a_door(request):
            return response
        return compress.process_response(request, response)

    return middleware
