"""How many queries a page took, told in a header of demo installations."""

import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

from fodfaeste.kernel import clock

NOT_COUNTED = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")
TOLD = ("text/html", "application/pdf")


class Counter:
    """Counts statements and the time they take."""

    def __init__(self) -> None:
        self.queries = 0
        self.seconds = 0.0

    def __call__(
        self,
        execute: Callable[..., Any],
        sql: str,
        params: Any,
        many: bool,  # noqa: FBT001 -- Django's signature
        context: Any,
    ) -> Any:
        """Run one statement and count it, savepoints and the like aside."""
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.seconds += time.perf_counter() - began
            if not str(sql).lstrip().upper().startswith(NOT_COUNTED):
                self.queries += 1


def tell_timing(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Add `Server-Timing` to pages and papers when this is a demo installation."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not clock.is_demo():
            return get_response(request)
        counter, began = Counter(), time.perf_counter()
        with ExitStack() as stack:
            stack.enter_context(connection.execute_wrapper(counter))
            response = get_response(request)
        if response.get("Content-Type", "").startswith(TOLD):
            total = (time.perf_counter() - began) * 1000
            response["Server-Timing"] = (
                f'sql;desc="{counter.queries}";dur={counter.seconds * 1000:.1f},'
                f" app;dur={total:.1f}"
            )
        return response

    return middleware
