/// Connections to an engine: unix sockets, named pipes, TCP, TLS, and ssh.
///
/// [dev.quaymaster.engine.dial.Dialer] opens them, each a [dev.quaymaster.engine.dial.Connection]:
/// bytes both ways of which our half can be ended alone. Interrupting a thread that waits in one
/// ends it. ssh is the user's own ssh program with the user's own settings and keys; it is given
/// arguments, never a line for a shell of this machine, and never asks anything. All that goes to
/// one machine shares its ssh connections ([dev.quaymaster.engine.dial.SshLines]), which end when
/// the dialer is closed, or a minute after this program is killed. This package knows nothing of
/// HTTP.
@NullMarked
package dev.quaymaster.engine.dial;

import org.jspecify.annotations.NullMarked;
