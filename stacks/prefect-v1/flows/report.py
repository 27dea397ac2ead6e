"""Sends readings to the business logic and reads the artifact that it leaves; served to Prefect by this process."""

import json
import os
import random
from pathlib import Path
from urllib.request import Request, urlopen

from prefect import flow, task


@task
def measure(count: int) -> list[float]:
    return [round(random.gauss(20, 4), 2) for _ in range(count)]


@task(retries=3, retry_delay_seconds=5)
def summarise(readings: list[float]) -> Path:
    body = json.dumps({"readings": readings}).encode()
    with urlopen(Request(os.environ["BUSINESS_LOGIC_URL"] + "/summaries", body), timeout=10) as answer:
        return Path(json.load(answer)["artifact"])


@flow(log_prints=True)
def report(count: int = 100) -> dict:
    artifact = summarise(measure(count))
    summary = json.loads(artifact.read_text())
    print(f"{artifact}: {summary}")
    return summary


if __name__ == "__main__":
    report.serve(name="regular", interval=int(os.environ.get("REPORT_EVERY_SECONDS", "900")))
