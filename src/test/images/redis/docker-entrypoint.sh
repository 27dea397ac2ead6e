#!/bin/sh
# Options or a configuration file alone mean redis-server; the server runs as redis, not root.
set -e
case "${1:-}" in
    -* | *.conf) set -- redis-server "$@" ;;
esac
if [ "$1" != redis-server ]; then exec "$@"; fi
if [ "$(id -u)" = 0 ]; then
    find . ! -user redis -exec chown redis {} +
    exec setpriv --reuid=redis --regid=redis --init-groups "$0" "$@"
fi
# The official build trusts its network; Debian's answers only the loopback unless told.
exec "$@" --protected-mode no
