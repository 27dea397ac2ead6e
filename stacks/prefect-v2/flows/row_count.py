"""Counts the rows of CSV files, one task run per file: python row_count.py FILE..."""

import csv
import sys
from pathlib import Path

from prefect import flow, task


@task
def count_rows(path: Path) -> int:
    with path.open(newline="") as file:
        return sum(1 for _ in csv.DictReader(file))


@flow(log_prints=True)
def row_count(paths: list[str]) -> int:
    counts = count_rows.map([Path(path) for path in paths]).result()
    for path, rows in zip(paths, counts):
        print(f"{path}: {rows} rows")
    return sum(counts)


if __name__ == "__main__":
    row_count(sys.argv[1:])
