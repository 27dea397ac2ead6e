/// The Docker engine as this program needs it: [dev.quaymaster.engine.Engine], plain records for
/// what the engine reports, and one exception type with a
/// [dev.quaymaster.engine.EngineException.Kind].
///
/// Which engines there are is told by [dev.quaymaster.engine.KnownEngines] (docker's default, its
/// contexts, sockets of this machine, added ones), which of them docker itself would use by
/// [dev.quaymaster.engine.EngineLocator], and what is different about one by
/// [dev.quaymaster.engine.EngineNotes].
///
/// What is asked of an engine (containers to create, images to build) is in `engine.spec`; the
/// implementation is in `engine.docker` and `engine.image`, over docker-java's commands
/// (`engine.command`), which travel by a transport of ours: HTTP in `engine.http`, and the ways to
/// a machine (sockets, TLS, ssh) in `engine.dial`. Every call blocks, is meant for a virtual
/// thread, and is cancelled by interrupting that thread. This package knows nothing of compose
/// files or stacks.
@NullMarked
package dev.quaymaster.engine;

import org.jspecify.annotations.NullMarked;
