"""PostgreSQL's wire protocol as far as this stack needs it, so that no package has to be installed."""

import base64
import hashlib
import hmac
import os
import socket
import struct
from urllib.parse import unquote, urlsplit


class PostgresError(Exception):
    """The server's answer to a statement it would not run."""


class Postgres:
    """One connection; statements take $1, $2 … and give rows of text."""

    def __init__(self, url):
        parts = urlsplit(url)
        self._user, self._password = unquote(parts.username), unquote(parts.password or "")
        self._socket = socket.create_connection((parts.hostname, parts.port or 5432), timeout=10)
        self._input = self._socket.makefile("rb")
        settings = f"user\0{self._user}\0database\0{parts.path[1:]}\0\0".encode()
        self._socket.sendall(struct.pack("!ii", len(settings) + 8, 196608) + settings)
        self._log_in()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._send(b"X")
        self._input.close()
        self._socket.close()

    def query(self, sql, *parameters):
        values = b"".join(_value(parameter) for parameter in parameters)
        bind = b"\0\0" + struct.pack("!hh", 0, len(parameters)) + values + struct.pack("!h", 0)
        self._send(b"P", b"\0" + sql.encode() + b"\0" + struct.pack("!h", 0))
        self._send(b"B", bind)
        self._send(b"E", b"\0" + struct.pack("!i", 0))
        self._send(b"S")
        rows, error = [], None
        while True:
            kind, body = self._receive()
            if kind == b"D":
                rows.append(_row(body))
            elif kind == b"E":
                error = _message(body)
            elif kind == b"Z":
                if error:
                    raise PostgresError(error)
                return rows

    def _log_in(self):
        while True:
            kind, body = self._receive()
            if kind == b"E":
                raise PostgresError(_message(body))
            if kind == b"Z":
                return
            if kind == b"R":
                self._answer(struct.unpack("!i", body[:4])[0], body[4:])

    def _answer(self, method, body):
        if method == 3:
            self._send(b"p", self._password.encode() + b"\0")
        elif method == 10:
            self._scram()
        elif method != 0:
            raise PostgresError(f"the server asks for log-in method {method}, which this client does not know")

    def _scram(self):
        """SCRAM-SHA-256 (RFC 5802, RFC 7677), without channel binding."""
        first = "n=,r=" + base64.b64encode(os.urandom(18)).decode()
        opening = b"n,," + first.encode()
        self._send(b"p", b"SCRAM-SHA-256\0" + struct.pack("!i", len(opening)) + opening)
        challenge = self._expect_sasl(11)
        fields = dict(part.split("=", 1) for part in challenge.split(","))
        salted = hashlib.pbkdf2_hmac(
            "sha256", self._password.encode(), base64.b64decode(fields["s"]), int(fields["i"]))
        key = _mac(salted, b"Client Key")
        last = f"c=biws,r={fields['r']}"
        signature = _mac(hashlib.sha256(key).digest(), f"{first},{challenge},{last}".encode())
        proof = base64.b64encode(bytes(a ^ b for a, b in zip(key, signature))).decode()
        self._send(b"p", f"{last},p={proof}".encode())
        self._expect_sasl(12)

    def _expect_sasl(self, step):
        kind, body = self._receive()
        if kind == b"E":
            raise PostgresError(_message(body))
        if kind != b"R" or struct.unpack("!i", body[:4])[0] != step:
            raise PostgresError("the server broke off the log-in")
        return body[4:].decode()

    def _send(self, kind, body=b""):
        self._socket.sendall(kind + struct.pack("!i", len(body) + 4) + body)

    def _receive(self):
        kind, size = struct.unpack("!ci", self._read(5))
        return kind, self._read(size - 4)

    def _read(self, size):
        data = self._input.read(size)
        if len(data) < size:
            raise PostgresError("the server closed the connection")
        return data


def _mac(key, message):
    return hmac.new(key, message, hashlib.sha256).digest()


def _value(parameter):
    if parameter is None:
        return struct.pack("!i", -1)
    text = str(parameter).encode()
    return struct.pack("!i", len(text)) + text


def _row(body):
    count, at, row = struct.unpack("!h", body[:2])[0], 2, []
    for _ in range(count):
        size = struct.unpack("!i", body[at : at + 4])[0]
        at += 4
        row.append(None if size < 0 else body[at : at + size].decode())
        at += max(size, 0)
    return tuple(row)


def _message(body):
    return next(field[1:].decode() for field in body.split(b"\0") if field[:1] == b"M")
