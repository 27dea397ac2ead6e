"""Redis's wire protocol, version 2, as far as the shop needs it."""

import socket
from urllib.parse import urlsplit


class RedisError(Exception):
    """The server's answer to a command it would not run, or no answer at all."""


class Redis:
    """One connection: redis("SET", "key", "value")."""

    def __init__(self, url, timeout=10):
        parts = urlsplit(url)
        self._socket = socket.create_connection((parts.hostname, parts.port or 6379), timeout=timeout)
        self._input = self._socket.makefile("rb")
        self("SELECT", parts.path[1:] or "0")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._input.close()
        self._socket.close()

    def __call__(self, *words):
        encoded = [str(word).encode() for word in words]
        lines = b"".join(b"$%d\r\n%s\r\n" % (len(word), word) for word in encoded)
        self._socket.sendall(b"*%d\r\n%s" % (len(encoded), lines))
        return self._reply()

    def _reply(self):
        line = self._input.readline().rstrip(b"\r\n")
        if not line:
            raise RedisError("the server closed the connection")
        kind, rest = line[:1], line[1:].decode()
        if kind == b"-":
            raise RedisError(rest)
        if kind == b":":
            return int(rest)
        if kind == b"$":
            return self._text(int(rest))
        if kind == b"*":
            return None if rest == "-1" else [self._reply() for _ in range(int(rest))]
        return rest

    def _text(self, size):
        return None if size < 0 else self._input.read(size + 2)[:-2].decode()
