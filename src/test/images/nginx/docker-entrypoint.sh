#!/bin/sh
# Fills /etc/nginx/templates/*.template from the environment, runs /docker-entrypoint.d, becomes the command.
set -e
if [ "$1" = nginx ]; then
    # Only names that are set are replaced: nginx's own $host and the like stay.
    names=$(env | sed -n 's/^\([A-Za-z_][A-Za-z0-9_]*\)=.*/${\1}/p' | tr '\n' ' ')
    for template in /etc/nginx/templates/*.template; do
        [ -f "$template" ] || continue
        # shellcheck disable=SC2094  # two different files
        envsubst "$names" < "$template" > "/etc/nginx/conf.d/$(basename "$template" .template)"
    done
    for script in /docker-entrypoint.d/*.sh; do
        [ ! -x "$script" ] || "$script"
    done
fi
exec "$@"
