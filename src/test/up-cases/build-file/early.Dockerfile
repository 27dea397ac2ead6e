FROM quaymaster-test/busybox AS early
LABEL stage=early
STOPSIGNAL SIGKILL
FROM early
LABEL stage=late
