/// The engine over its HTTP API: [dev.quaymaster.engine.docker.DockerEngine] and the groups of
/// calls it is made of.
///
/// [dev.quaymaster.engine.docker.EngineProbe] tells whether an engine can be used, and if not, why.
/// Logs, statistics and events are read on virtual threads of their own, which only hand over.
@NullMarked
package dev.quaymaster.engine.docker;

import org.jspecify.annotations.NullMarked;
