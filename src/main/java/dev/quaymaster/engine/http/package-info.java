/// Carries docker-java's requests, and the few that it has no command for, to an engine over unix
/// sockets, TCP, TLS, ssh and named pipes: [dev.quaymaster.engine.http.EngineTransport]. It speaks
/// HTTP/1.1 itself and reads answers as [dev.quaymaster.engine.http.Json].
///
/// docker-java's own transports are not used, since they can't do what backups and volume helpers
/// rest on: end an attached process's input while its output is still read, keep to a time limit on
/// a unix socket, reach an engine over ssh, and end a call whose thread is interrupted. They keep
/// connections, too, which fail after the engine was restarted; here each request has one of its
/// own.
///
/// What docker-java has no place for stands in [dev.quaymaster.engine.http.CallOptions]: words for
/// failures, a limit for the answer, one for silence. Answers are read within limits: 64 MiB and
/// four million values a document or list, 4 MiB a value of a stream, 64 KiB a message. Any number
/// of threads may use a transport. A call blocks its thread; interrupting that closes the
/// connection. Time limits run on one thread of the transport, which also ends with it.
@NullMarked
package dev.quaymaster.engine.http;

import org.jspecify.annotations.NullMarked;
