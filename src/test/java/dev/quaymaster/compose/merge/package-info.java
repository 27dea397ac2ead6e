/// Tests of laying files over each other.
@NullMarked
package dev.quaymaster.compose.merge;

import org.jspecify.annotations.NullMarked;
