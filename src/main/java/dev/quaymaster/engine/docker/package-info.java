/// The engine over its HTTP API: [dev.quaymaster.engine.docker.DockerEngine] and the adapters it is
/// made of.
///
/// Nothing of the client library is loaded before the first call, and none of its types leaves this
/// package.
@NullMarked
package dev.quaymaster.engine.docker;

import org.jspecify.annotations.NullMarked;
