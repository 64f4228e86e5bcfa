"""A running `kg serve` for tests, and a client that sends exactly what it is told to."""

from __future__ import annotations

import contextlib
import http.client
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import psutil


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(frozen=True)
class Server:
    port: int
    process: subprocess.Popen[str]

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def send(
        self, method: str, target: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Reply:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        with contextlib.closing(connection):
            connection.putrequest(method, target, skip_host="Host" in (headers or {}))
            for name, value in (headers or {}).items():
                connection.putheader(name, value)
            if body is not None:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            answer = connection.getresponse()
            return Reply(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())

    def busy(self) -> list[psutil.Process]:
        """The workers that compute; others wait for work."""
        found = psutil.Process(self.process.pid).children(recursive=True)
        return [child for child in found if child.status() == psutil.STATUS_RUNNING]


class Curl(Server):
    """The same requests, sent by curl."""

    def send(
        self, method: str, target: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Reply:
        named = {"Content-Type": "", "Accept": ""} | dict(headers or {})  # curl would send some of its own
        command = [CURL, "--silent", "--show-error", "--max-time", "30", "--include", "--globoff"]
        command += ["--head"] if method == "HEAD" else ["--request", method]
        for name, value in named.items():
            command += ["--header", f"{name}: {value}" if value else f"{name}:"]
        if body is not None:
            command += ["--data-binary", "@-"]
        said = subprocess.run([*command, self.root + target[1:]], input=body or b"", capture_output=True, check=True)
        head, _, content = said.stdout.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        pairs = (line.partition(": ") for line in lines)
        return Reply(int(first.split()[1]), {name.lower(): value for name, _, value in pairs}, content)


CURL = shutil.which("curl") or "curl"


@contextlib.contextmanager
def serving(graph: Path, *options: str) -> Iterator[Server]:
    """`kg serve` at a free port, ended as a user ends it."""
    command = [sys.executable, "-m", "kg.cli", "serve", str(graph), "--port", "0", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        said = process.stdout.readline()
        found = re.search(r"http://\S+:(\d+)/", said)
        assert found, said + (process.stderr.read() if process.stderr else "")
        yield Server(int(found[1]), process)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.communicate(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise
