"""Alarms reach a person by mail, webhook or command; a notifier that fails is told and harms nothing."""

import json
import socketserver
import sys
import threading
from contextlib import contextmanager
from datetime import UTC, datetime
from email import message_from_bytes, policy

import pytest

from newsscraper.config import Notify
from newsscraper.crawl import notify
from newsscraper.crawl.report import Event, RunReport

NOW = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
ALARM = Event(
    kind="opened", source="almahfal", figure="fields", field="title", since=NOW,
    line="almahfal: title in 0% of the last 10 articles", example="http://almahfal.test/article/عنوان",
)  # fmt: skip
REPORT = RunReport(run="20260314T120000Z-0000", started_at=NOW, ended_at=NOW, sources=(), alarms=(ALARM,))


@contextmanager
def listening(handler):
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as server:
        server.got = []
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()


class Hook(socketserver.StreamRequestHandler):
    status = 204

    def handle(self):
        first = self.rfile.readline().decode()
        headers = dict(line.decode().strip().lower().split(": ", 1) for line in iter(self.rfile.readline, b"\r\n"))
        self.server.got.append((first, headers, self.rfile.read(int(headers["content-length"]))))
        self.wfile.write(b"HTTP/1.1 %d X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" % self.status)


class Broken(Hook):
    status = 500


class Mailbox(socketserver.StreamRequestHandler):
    def handle(self):
        self.say(b"220 ready")
        for line in self.rfile:
            word = line[:4].upper()
            if word == b"DATA":
                self.say(b"354 go on")
                mail = b"".join(iter(self.rfile.readline, b".\r\n"))
                self.server.got.append(mail)
            self.say(b"221 bye" if word == b"QUIT" else b"250 fine")
            if word == b"QUIT":
                return

    def say(self, line):
        self.wfile.write(line + b"\r\n")


def test_a_webhook_gets_one_post_of_json():
    with listening(Hook) as server:
        assert notify.send(Notify(webhook=f"http://127.0.0.1:{server.server_address[1]}/hook"), REPORT) == []
        ((first, headers, body),) = server.got
    assert first.startswith("POST /hook ")
    assert headers["content-type"].startswith("application/json")
    told = json.loads(body)
    assert told["run"] == REPORT.run
    assert told["exit_code"] == 3
    assert told["alarms"][0]["field"] == "title"
    assert "عنوان" in body.decode()


def test_a_mail_names_the_source_and_says_what_to_do_next():
    with listening(Mailbox) as server:
        wanted = Notify(mail=("a@desk.test", "b@desk.test"), smtp=f"smtp://127.0.0.1:{server.server_address[1]}")
        assert notify.send(wanted, REPORT) == []
        (mail,) = server.got
    found = message_from_bytes(mail, policy=policy.default)
    assert found["Subject"] == "newsscraper: almahfal: fields title opened"
    assert found["To"] == "a@desk.test, b@desk.test"
    assert ALARM.line in found.get_content()
    assert "newsscraper doctor almahfal" in found.get_content()


def test_a_command_gets_the_same_json_on_standard_input(tmp_path):
    kept = tmp_path / "told.json"
    script = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_bytes(sys.stdin.buffer.read())"
    assert notify.send(Notify(command=(sys.executable, "-c", script, str(kept))), REPORT) == []
    assert kept.read_bytes() == notify.message(REPORT)


@pytest.mark.parametrize(
    "wanted",
    [
        Notify(webhook="http://127.0.0.1:1/"),
        Notify(webhook="file:///etc/passwd"),
        Notify(webhook="http://[/"),
        Notify(command=("/no/such/program",)),
        Notify(command=(sys.executable, "-c", "raise SystemExit(3)")),
        Notify(mail=("a@desk.test",), smtp="smtp://127.0.0.1:1"),
        Notify(mail=("a@desk.test",), smtp="mail.example.org"),
    ],
    ids=repr,
)
def test_a_notifier_that_fails_is_told_in_a_sentence_and_the_others_still_run(wanted, tmp_path):
    (sentence,) = notify.send(wanted, REPORT)
    assert sentence.startswith("notify: the ")


def test_a_webhook_that_answers_500_is_told():
    with listening(Broken) as server:
        (sentence,) = notify.send(Notify(webhook=f"http://127.0.0.1:{server.server_address[1]}/"), REPORT)
    assert "500" in sentence


def test_nothing_is_sent_when_nothing_happened():
    quiet = RunReport(run="r", started_at=NOW, ended_at=NOW, sources=())
    assert notify.send(Notify(webhook="http://127.0.0.1:1/"), quiet) == []
