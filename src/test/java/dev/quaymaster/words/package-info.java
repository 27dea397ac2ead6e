/// Tests of amounts in words.
@NullMarked
package dev.quaymaster.words;

import org.jspecify.annotations.NullMarked;
