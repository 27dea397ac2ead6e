#!/bin/sh
# "server /data" alone means minio; secrets may come from files, as with the official image.
set -e
if [ "${1:-}" != minio ] && ! command -v "${1:-minio}" > /dev/null; then set -- minio "$@"; fi
if [ -r "${MINIO_ROOT_USER_FILE:-}" ]; then
    MINIO_ROOT_USER=$(cat "$MINIO_ROOT_USER_FILE") && export MINIO_ROOT_USER
fi
if [ -r "${MINIO_ROOT_PASSWORD_FILE:-}" ]; then
    MINIO_ROOT_PASSWORD=$(cat "$MINIO_ROOT_PASSWORD_FILE") && export MINIO_ROOT_PASSWORD
fi
exec "$@"
