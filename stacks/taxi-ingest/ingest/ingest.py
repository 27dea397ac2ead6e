"""Ingests the taxi trips of one day: ingest.py YYYY-MM-DD. Doing it again replaces that day.

The trips are made up here, the same ones for a day every time, where a real job would download them.
"""

import csv
import os
import random
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

from postgres import Postgres

LANDING = Path("/landing")
BATCH = 500


def trips(day, count):
    chance = random.Random(day.isoformat())
    midnight = datetime(day.year, day.month, day.day)
    for number in range(1, count + 1):
        start = midnight + timedelta(seconds=chance.randrange(86_400))
        minutes = chance.randrange(3, 50)
        kilometres = round(minutes * chance.uniform(0.2, 0.7), 1)
        cents = 350 + round(kilometres * 190)
        yield day, number, start, start + timedelta(minutes=minutes), kilometres, cents


def land(day, count):
    LANDING.mkdir(exist_ok=True)
    target = LANDING / f"trips-{day}.csv"
    with target.open("w", newline="") as file:
        csv.writer(file).writerows(trips(day, count))
    return target


def load(database, day, source):
    database.query(
        "CREATE TABLE IF NOT EXISTS trip (day date, number integer, started timestamp, ended timestamp,"
        " kilometres numeric(6, 1), cents integer, PRIMARY KEY (day, number))"
    )
    database.query("BEGIN")
    database.query("DELETE FROM trip WHERE day = $1", day)
    loaded = 0
    with source.open(newline="") as file:
        rows = list(csv.reader(file))
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        places = ", ".join(
            "(" + ", ".join(f"${row * 6 + column}" for column in range(1, 7)) + ")" for row in range(len(batch))
        )
        database.query(f"INSERT INTO trip VALUES {places}", *(value for row in batch for value in row))
        loaded += len(batch)
        print(f"{loaded} of {len(rows)} trips")
    database.query("COMMIT")


def main(arguments):
    try:
        [day] = [date.fromisoformat(argument) for argument in arguments]
    except ValueError:
        sys.exit("Give the day to ingest as YYYY-MM-DD, for example 2022-02-05.")
    source = land(day, int(os.environ.get("TRIPS_PER_DAY", "2000")))
    with Postgres(os.environ["DATABASE_URL"]) as database:
        load(database, day, source)
        [(total,)] = database.query("SELECT count(*) FROM trip")
    print(f"{day} ingested, {total} trips in the database")


if __name__ == "__main__":
    main(sys.argv[1:])
