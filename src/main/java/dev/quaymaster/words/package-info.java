/// Amounts in words, the same in the window, on the command line and in messages.
///
/// [ByteCount] is all there is. No threads, no state.
@NullMarked
package dev.quaymaster.words;

import org.jspecify.annotations.NullMarked;
