/// What the services of a stack use, measured while somebody looks.
///
/// [UsageFeed] has the engine measure and publishes a [Usage] for each service: its last [Sample]s.
/// Published on the engine's threads; who shows it hands it to its own.
@NullMarked
package dev.quaymaster.stack.usage;

import org.jspecify.annotations.NullMarked;
