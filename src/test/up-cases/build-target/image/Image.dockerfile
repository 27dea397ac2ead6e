FROM quaymaster-test/busybox AS first
ARG WHO
ARG FROM_OUTSIDE
RUN echo "$WHO $FROM_OUTSIDE" > /who
FROM first AS second
COPY . /all
RUN ls -R /all > /list; test ! -e /all/secret; test -e /all/kept.md
VOLUME /state
STOPSIGNAL SIGKILL
CMD ["sleep", "600"]
FROM first AS third
RUN false
