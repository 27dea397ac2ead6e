/// The model on its way through the phases: an immutable tree that knows where each value was
/// written.
///
/// [Tree] is the tree, [TreePath] a place in it, [PathTable] rules by place, [Problems] what was
/// found wrong. Knows nothing of compose's keys.
@NullMarked
package dev.quaymaster.compose.tree;

import org.jspecify.annotations.NullMarked;
