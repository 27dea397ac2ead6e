#!/bin/sh
# Extra packages if the environment asks for them, then the command.
set -e
if [ -n "${EXTRA_PIP_PACKAGES:-}" ]; then
    # shellcheck disable=SC2086  # a list of requirements
    pip install $EXTRA_PIP_PACKAGES
fi
if [ $# -eq 0 ]; then exec prefect version; fi
exec "$@"
