"""The smallest flow: run it with PREFECT_API_URL=http://localhost:8080/api python hello.py NAME."""

import sys

from prefect import flow, task


@task
def greet(name: str) -> str:
    return f"Hello, {name}"


@flow(log_prints=True)
def hello(name: str = "world") -> None:
    print(greet(name))


if __name__ == "__main__":
    hello(*sys.argv[1:2])
