#!/bin/bash
# Makes the cluster on an empty PGDATA as the official image's environment asks, then becomes the server.
set -euo pipefail

# value of $1, or of the file that $1_FILE names, or $2
setting() {
    local file="${1}_FILE"
    if [ -n "${!file:-}" ]; then cat "${!file}"; else printf '%s' "${!1:-${2:-}}"; fi
}

if [ "${1:0:1}" = '-' ]; then set -- postgres "$@"; fi
if [ "$1" != postgres ]; then exec "$@"; fi

if [ "$(id -u)" = 0 ]; then
    mkdir -p "$PGDATA"
    chmod 00700 "$PGDATA"
    find "$PGDATA" ! -user postgres -exec chown postgres:postgres {} +
    find /var/run/postgresql ! -user postgres -exec chown postgres:postgres {} +
    exec setpriv --reuid=postgres --regid=postgres --init-groups "$0" "$@"
fi

if [ ! -s "$PGDATA/PG_VERSION" ]; then
    user=$(setting POSTGRES_USER postgres)
    password=$(setting POSTGRES_PASSWORD)
    database=$(setting POSTGRES_DB "$user")
    method=${POSTGRES_HOST_AUTH_METHOD:-scram-sha-256}
    if [ -z "$password" ] && [ "$method" != trust ]; then
        echo 'Error: Database is uninitialized and superuser password is not specified.' >&2
        echo '       You must specify POSTGRES_PASSWORD to a non-empty value for the superuser.' >&2
        exit 1
    fi
    # shellcheck disable=SC2086  # POSTGRES_INITDB_ARGS is a list of options
    initdb --username="$user" --pwfile=<(printf '%s\n' "$password") ${POSTGRES_INITDB_ARGS:-}
    printf '\nhost all all all %s\n' "$method" >> "$PGDATA/pg_hba.conf"
    sed -i "s/^#*listen_addresses = .*/listen_addresses = '*'/" "$PGDATA/postgresql.conf"

    # No TCP while the scripts run: nobody outside sees a half-made database.
    pg_ctl -D "$PGDATA" -o "-c listen_addresses=''" -w start
    run() { psql -v ON_ERROR_STOP=1 --username "$user" --no-password --no-psqlrc "$@"; }
    if [ "$database" != postgres ]; then
        run --dbname postgres -v db="$database" <<< 'CREATE DATABASE :"db";'
    fi
    # shellcheck disable=SC1090  # whatever the user mounted
    for script in /docker-entrypoint-initdb.d/*; do
        case "$script" in
            *.sh) if [ -x "$script" ]; then "$script"; else . "$script"; fi ;;
            *.sql) run --dbname "$database" -f "$script" ;;
            *.sql.gz) gunzip -c "$script" | run --dbname "$database" ;;
        esac
    done
    pg_ctl -D "$PGDATA" -m fast -w stop
    echo 'PostgreSQL init process complete; ready for start up.'
fi
exec "$@"
