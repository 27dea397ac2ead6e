/// HTTP/1.1 as an engine speaks it, over unix sockets, TCP, TLS and named pipes.
///
/// Our own because the client libraries at hand can't do what backups and volume helpers rest on:
/// half-close an attached or executed process's input (so that it reads end of file), keep to a
/// time limit on a unix socket, and send every field of newer engines. One connection per call:
/// nothing goes stale when the engine restarts. Main types:
/// [dev.quaymaster.engine.http.EngineHttp], [dev.quaymaster.engine.http.Call],
/// [dev.quaymaster.engine.http.Json]. Calls block on the calling thread; interrupting it closes the
/// connection.
@NullMarked
package dev.quaymaster.engine.http;

import org.jspecify.annotations.NullMarked;
