/// Amounts in words, the same in the window, on the command line and in messages.
///
/// [ByteCount] for sizes, [Count] for numbers of things. No threads, no state.
@NullMarked
package dev.quaymaster.words;

import org.jspecify.annotations.NullMarked;
