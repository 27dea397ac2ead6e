"""The shop's API: products come from PostgreSQL through a cache in Redis, orders go into a queue in Redis."""

import json
import logging
import os
import signal
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from postgres import Postgres
from redis import Redis

DATABASE_URL = os.environ["DATABASE_URL"]
REDIS_URL = os.environ["REDIS_URL"]
CACHE_SECONDS = int(os.environ.get("CACHE_SECONDS", "30"))
log = logging.getLogger("backend")


def health():
    with Postgres(DATABASE_URL) as database, Redis(REDIS_URL) as redis:
        database.query("SELECT 1")
        return {"postgres": "ok", "redis": redis("PING").lower()}


def products():
    with Redis(REDIS_URL) as redis:
        cached = redis("GET", "products")
        if cached:
            log.debug("products from the cache")
            return json.loads(cached)
        with Postgres(DATABASE_URL) as database:
            rows = database.query("SELECT id, name, price_cents FROM product ORDER BY id")
        found = [{"id": int(key), "name": name, "price_cents": int(price)} for key, name, price in rows]
        if CACHE_SECONDS > 0:
            redis("SET", "products", json.dumps(found), "EX", CACHE_SECONDS)
        return found


def orders():
    with Postgres(DATABASE_URL) as database:
        rows = database.query("SELECT id, product_id, quantity, placed_at FROM purchase ORDER BY id")
    return [
        {"id": int(key), "product_id": int(product), "quantity": int(quantity), "placed_at": placed}
        for key, product, quantity, placed in rows
    ]


def place_order(body):
    order = {"product_id": int(body["product_id"]), "quantity": int(body["quantity"])}
    with Redis(REDIS_URL) as redis:
        return {"waiting": redis("LPUSH", "orders", json.dumps(order))}


READ = {"/api/health": health, "/api/products": products, "/api/orders": orders}


class Api(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path not in READ:
            return self._answer(404, {"error": f"no such address: {self.path}"})
        self._try(200, READ[self.path])

    def do_POST(self):
        if self.path != "/api/orders":
            return self._answer(404, {"error": f"no such address: {self.path}"})
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        try:
            order = json.loads(body)
        except ValueError:
            return self._answer(400, {"error": "the order is not JSON"})
        self._try(202, lambda: place_order(order))

    def _try(self, status, action):
        try:
            self._answer(status, action())
        except (KeyError, TypeError, ValueError):
            self._answer(400, {"error": "an order has the numbers product_id and quantity"})
        except Exception as failure:
            log.exception("%s %s failed", self.command, self.path)
            self._answer(503, {"error": str(failure)})

    def _answer(self, status, value):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format, *values):
        level = logging.DEBUG if self.path == "/api/health" else logging.INFO
        log.log(level, format, *values)


if __name__ == "__main__":
    logging.basicConfig(level=os.environ.get("LOG_LEVEL", "INFO"), format="%(levelname)s %(message)s")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    log.info("listening on 8000")
    ThreadingHTTPServer(("", 8000), Api).serve_forever()
