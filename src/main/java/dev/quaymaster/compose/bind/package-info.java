/// From canonical forms to the model's records: no rule, no default, no mistake is left to find.
@NullMarked
package dev.quaymaster.compose.bind;

import org.jspecify.annotations.NullMarked;
