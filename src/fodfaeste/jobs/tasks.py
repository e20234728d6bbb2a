"""The queue's tasks: what runs when, and how often it is tried again."""

from django.conf import settings
from django.core.management import call_command
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from fodfaeste.audit import sealing
from fodfaeste.gateways.digital_post import HttpDigitalPost
from fodfaeste.gateways.mail import SmtpMail
from fodfaeste.gateways.sms import HttpSms
from fodfaeste.jobs import (
    agreements,
    deadlines,
    digests,
    link_messages,
    measure_links,
    meeting_messages,
    notices,
    packages,
    phases,
)
from fodfaeste.jobs.acting import acting_as_job
from fodfaeste.kernel import clock
from fodfaeste.records.drafts import actions as drafts

AGAIN = RetryStrategy(max_attempts=3, wait=10)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="seal_log", retry=AGAIN)
def seal_log(timestamp: int) -> int:  # noqa: ARG001 -- the queue tells when it was due
    """Seal what was written since the last minute."""
    with acting_as_job("seal_log"):
        return sealing.seal()


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="mail_notices", retry=AGAIN)
def mail_notices(timestamp: int) -> int:  # noqa: ARG001
    """Tell colleagues by mail that something waits on Min dag."""
    return notices.deliver(SmtpMail()) if settings.MAIL_ENABLED else 0


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="write_digests", retry=AGAIN)
def write_digests(timestamp: int) -> int:  # noqa: ARG001
    """Write the day's one mail to each colleague; what goes wrong there keeps no other mail."""
    return digests.write_digests() if settings.MAIL_ENABLED else 0


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="make_packages", retry=AGAIN)
def make_packages(timestamp: int) -> int:  # noqa: ARG001
    """Make the packages that were asked for, and throw away those whose week is over."""
    packages.throw_old_away()
    return packages.make_waiting()


@app.periodic(cron="*/15 * * * *")
@app.task(queueing_lock="escalate_quick", retry=AGAIN)
def escalate_quick(timestamp: int) -> int:  # noqa: ARG001
    """Tell leaders of quick questions that were not answered in time."""
    return deadlines.escalate()


@app.periodic(cron="5 7 * * *")
@app.task(queueing_lock="remind_agreements", retry=AGAIN)
def remind_agreements(timestamp: int) -> int:  # noqa: ARG001
    """Remind of agreements that wait for answers."""
    return agreements.remind_all()


@app.periodic(cron="25 * * * *")
@app.task(queueing_lock="tell_phases", retry=AGAIN)
def tell_phases(timestamp: int) -> int:  # noqa: ARG001
    """Tell the teams of phases that begin within a week; hourly, so that no lost run matters."""
    return phases.tell_all()


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="send_links", retry=AGAIN)
def send_links(timestamp: int) -> int:  # noqa: ARG001
    """Send links to employers' phones."""
    return link_messages.deliver(HttpSms()) if settings.SMS_ENABLED else 0


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="tell_citizens", retry=AGAIN)
def tell_citizens(timestamp: int) -> int:  # noqa: ARG001
    """Tell citizens of meetings, by the ways that are connected."""
    return meeting_messages.deliver(
        digital_post=HttpDigitalPost() if settings.DIGITAL_POST_ENABLED else None,
        sms=HttpSms() if settings.SMS_ENABLED else None,
    )


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="send_measure_links", retry=AGAIN)
def send_measure_links(timestamp: int) -> int:  # noqa: ARG001
    """Send citizens the links by which they answer how it goes."""
    return measure_links.deliver(
        digital_post=HttpDigitalPost() if settings.DIGITAL_POST_ENABLED else None,
        sms=HttpSms() if settings.SMS_ENABLED else None,
    )


@app.periodic(cron="17 3 * * *")
@app.task(queueing_lock="tidy_up", retry=AGAIN)
def tidy_up(timestamp: int) -> int:  # noqa: ARG001
    """Throw away old drafts, receipts and sessions."""
    call_command("clearsessions")
    with acting_as_job("tidy_up"):
        return drafts.throw_away_old(now=clock.now())
