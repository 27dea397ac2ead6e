"""Turns the export into what the database takes: ISO dates, trimmed names, cents, broken rows left out."""

import csv
import sys
from datetime import datetime
from pathlib import Path


def clean(row):
    return (
        int(row["number"]),
        datetime.strptime(row["day"], "%d.%m.%Y").date().isoformat(),
        row["city"].strip(),
        round(float(row["amount"]) * 100),
    )


def main(source, target):
    target.parent.mkdir(parents=True, exist_ok=True)
    kept = dropped = 0
    with source.open(newline="", encoding="utf-8") as raw, target.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        for row in csv.DictReader(raw, delimiter=";"):
            try:
                writer.writerow(clean(row))
                kept += 1
            except ValueError:
                dropped += 1
    print(f"{kept} orders kept, {dropped} dropped")
    if kept == 0:
        sys.exit("nothing to hand on")


main(Path(sys.argv[1]), Path(sys.argv[2]))
