"""Summarises readings: POST /summaries leaves one JSON file in the artifacts folder and says where."""

import json
import os
import signal
import statistics
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ARTIFACTS = Path(os.environ.get("ARTIFACTS", "/artifacts"))


def summarise(readings):
    return {
        "count": len(readings),
        "mean": round(statistics.fmean(readings), 3),
        "lowest": min(readings),
        "highest": max(readings),
    }


def save(summary):
    target = ARTIFACTS / f"summary-{time.time_ns()}.json"
    partial = target.with_suffix(".partial")
    partial.write_text(json.dumps(summary, indent=2) + "\n")
    partial.replace(target)
    return str(target)


class Service(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/health":
            self._answer(200, {"artifacts": len(list(ARTIFACTS.glob("*.json")))})
        else:
            self._answer(404, {"error": f"no such address: {self.path}"})

    def do_POST(self):
        try:
            body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))))
            summary = summarise([float(reading) for reading in body["readings"]])
        except (KeyError, TypeError, ValueError) as problem:
            return self._answer(400, {"error": f"readings must be a list of numbers: {problem}"})
        self._answer(201, {"artifact": save(summary)})

    def _answer(self, status, value):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_request(self, code="-", size="-"):
        if self.path != "/health":
            super().log_request(code, size)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    print("listening on 8000")
    ThreadingHTTPServer(("", 8000), Service).serve_forever()
