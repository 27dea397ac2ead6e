/// The engine as the product uses it: [dev.quaymaster.engine.docker.DockerEngine] and the groups of
/// calls it is made of, each by docker-java's commands (see the package `engine.command`).
///
/// [dev.quaymaster.engine.docker.EngineProbe] tells whether an engine can be used, and if not, why.
/// Logs, output of processes, statistics and events are read on threads of their own, which only
/// hand over. These are the system's, as all that read from an engine for a command: where virtual
/// threads have read, a Java program ends 0.3 s later, since it waits for the thread that polls for
/// them.
@NullMarked
package dev.quaymaster.engine.docker;

import org.jspecify.annotations.NullMarked;
