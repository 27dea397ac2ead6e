/// Tests of how values are spelled.
@NullMarked
package dev.quaymaster.compose.shape;

import org.jspecify.annotations.NullMarked;
