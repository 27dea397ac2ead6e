/// What would get in the way of an `up`, found before it is begun: [Preflight] asks a few small
/// checks, each of which knows one kind of trouble, and gives a list of [Warning]s.
///
/// Nothing is changed by looking. Checks of this machine's ports, files and disk are made only
/// where the engine is on this machine. Blocks on the engine, on files, and for an image that is
/// missing on its registry, a few seconds at most.
@NullMarked
package dev.quaymaster.stack.preflight;

import org.jspecify.annotations.NullMarked;
