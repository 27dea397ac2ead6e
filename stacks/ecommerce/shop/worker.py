"""Takes orders from the queue in Redis and writes them to PostgreSQL."""

import json
import logging
import os
import signal
import sys
import time

from postgres import Postgres, PostgresError
from redis import Redis, RedisError

log = logging.getLogger("worker")


def work():
    # The blocking read gives up after 5 s, well before the socket does.
    with Redis(os.environ["REDIS_URL"]) as redis, Postgres(os.environ["DATABASE_URL"]) as database:
        log.info("waiting for orders")
        while True:
            taken = redis("BRPOP", "orders", 5)
            if taken:
                store(database, json.loads(taken[1]))


def store(database, order):
    try:
        [(key,)] = database.query(
            "INSERT INTO purchase (product_id, quantity) VALUES ($1, $2) RETURNING id",
            order["product_id"],
            order["quantity"],
        )
        log.info("order %s stored: %s", key, order)
    except PostgresError as refusal:
        log.error("order refused, %s: %s", refusal, order)


if __name__ == "__main__":
    logging.basicConfig(level=os.environ.get("LOG_LEVEL", "INFO"), format="%(levelname)s %(message)s")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    while True:
        try:
            work()
        except (OSError, RedisError, PostgresError) as lost:
            log.warning("lost a connection, trying again: %s", lost)
            time.sleep(2)
