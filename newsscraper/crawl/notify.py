"""Tell the right person: alarms by mail, to a webhook, to a command. A notifier that fails is told, never fatal."""

import json
import os
import smtplib
import ssl
import subprocess
import urllib.error
import urllib.request
from collections.abc import Callable
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

import msgspec

from newsscraper import __version__
from newsscraper.config import Notify
from newsscraper.crawl.report import RunReport

TIMEOUT = 30.0
PASSWORD = "NEWSSCRAPER_SMTP_PASSWORD"
"""The variable of the environment that holds the password of the mail server: none stands in a file."""


def send(wanted: Notify, report: RunReport) -> list[str]:
    """Tell what happened to alarms in a run, if anything did; return one sentence for each notifier that failed."""
    if not report.alarms:
        return []
    ways: list[tuple[str, Callable[[], None]]] = []
    if wanted.mail:
        ways.append(("mail", lambda: _mail(wanted, report)))
    if wanted.webhook:
        ways.append((f"webhook {wanted.webhook}", lambda: _post(wanted.webhook, report)))
    if wanted.command:
        ways.append((f"command {wanted.command[0]}", lambda: _run(wanted.command, report)))
    return [failed for name, way in ways if (failed := _tried(name, way))]


def _tried(name: str, way: Callable[[], None]) -> str | None:
    try:
        way()
    except (OSError, smtplib.SMTPException, subprocess.SubprocessError, ValueError) as error:
        return f"notify: the {name} could not be used: {error}"
    return None


def message(report: RunReport) -> bytes:
    """Return what webhook and command get: run, time, and each event as in the run's report."""
    told = {"run": report.run, "ended_at": report.ended_at, "exit_code": report.exit_code, "alarms": report.alarms}
    return json.dumps(msgspec.to_builtins(told), ensure_ascii=False).encode() + b"\n"


def _post(url: str, report: RunReport) -> None:
    headers = {"Content-Type": "application/json; charset=utf-8", "User-Agent": f"newsscraper/{__version__}"}
    if urlsplit(url).scheme not in ("http", "https"):
        raise ValueError(f"{url} is no http(s) address")
    request = urllib.request.Request(url, data=message(report), headers=headers, method="POST")
    with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
        answer.read(1024)


def _run(command: tuple[str, ...], report: RunReport) -> None:
    subprocess.run(command, input=message(report), timeout=TIMEOUT, check=True, stdout=subprocess.DEVNULL)


def mail(wanted: Notify, report: RunReport) -> EmailMessage:
    """Return the mail: the first event in the subject, each in a line."""
    first = report.alarms[0]
    more = f" and {len(report.alarms) - 1} more" if len(report.alarms) > 1 else ""
    found = EmailMessage()
    found["Subject"] = f"newsscraper: {first.source}: {first.figure} {first.field}".rstrip() + f" {first.kind}{more}"
    found["From"] = wanted.mail_from or wanted.mail[0]
    found["To"] = ", ".join(wanted.mail)
    lines = [f"{event.kind}: {event.line}" for event in report.alarms]
    hint = f"Look closer with: newsscraper doctor {first.source}"
    found.set_content("\n\n".join([*lines, hint, f"run {report.run}"]) + "\n")
    return found


def _mail(wanted: Notify, report: RunReport) -> None:
    place = urlsplit(wanted.smtp)
    if place.scheme not in ("smtp", "smtps") or not place.hostname:
        raise ValueError(f"{wanted.smtp} is no address such as smtp://user@mail.example.org:587")
    with _connected(place.scheme, place.hostname, place.port or 0) as server:
        server.ehlo_or_helo_if_needed()
        if place.scheme == "smtp" and place.username:  # a password goes to nobody whose certificate is not good
            server.starttls(context=ssl.create_default_context())
        if place.username:
            server.login(unquote(place.username), os.environ.get(PASSWORD, ""))
        server.send_message(mail(wanted, report))


def _connected(scheme: str, host: str, port: int) -> smtplib.SMTP:
    if scheme == "smtps":
        return smtplib.SMTP_SSL(host, port, timeout=TIMEOUT, context=ssl.create_default_context())
    return smtplib.SMTP(host, port, timeout=TIMEOUT)
