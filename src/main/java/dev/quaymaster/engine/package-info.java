/// The Docker engine as this program needs it: [dev.quaymaster.engine.Engine], plain records for
/// what the engine reports, and one exception type with a
/// [dev.quaymaster.engine.EngineException.Kind].
///
/// What is asked of an engine (containers to create, images to build) is in `engine.spec`; the
/// implementation over the engine's HTTP API is in `engine.docker`, the only place that knows a
/// client library. Every call blocks, is meant for a virtual thread, and is cancelled by
/// interrupting that thread. This package knows nothing of compose files or stacks.
@NullMarked
package dev.quaymaster.engine;

import org.jspecify.annotations.NullMarked;
