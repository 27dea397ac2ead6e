/// Tests of loading, in the words of a user who makes mistakes.
@NullMarked
package dev.quaymaster.compose.load;

import org.jspecify.annotations.NullMarked;
