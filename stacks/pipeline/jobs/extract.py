"""Writes orders as an old system would export them: the same ones every time, a few of them broken."""

import csv
import os
import random
import sys
from datetime import date, timedelta
from pathlib import Path

CITIES = ["Antwerp", "Bergen", "Gdańsk", "Porto", "Trieste"]


def orders(rows):
    chance = random.Random(2022)
    for number in range(1, rows + 1):
        day = date(2022, 1, 1) + timedelta(days=chance.randrange(365))
        amount = f"{chance.uniform(5, 500):.2f}"
        broken = chance.random() < 0.02
        yield number, f"{day:%d.%m.%Y}", f" {chance.choice(CITIES)} ", "n/a" if broken else amount


def main(target):
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["number", "day", "city", "amount"])
        writer.writerows(orders(int(os.environ.get("ROWS", "5000"))))
    print(f"extracted to {target}, {target.stat().st_size} bytes")


main(Path(sys.argv[1]))
