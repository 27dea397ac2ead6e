/// What an editor must know of a compose file while it is typed, and so while it is broken.
///
/// [Colours] says which characters are what, [Completion] what could be written at a place, [Names]
/// what is defined to be referred to, [ColouredLine] what is not to be seen. Pure functions of a
/// text; no I/O, no screen.
@NullMarked
package dev.quaymaster.compose.edit;

import org.jspecify.annotations.NullMarked;
