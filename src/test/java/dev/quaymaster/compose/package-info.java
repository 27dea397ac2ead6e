/// Tests of finding compose files and of hashes.
@NullMarked
package dev.quaymaster.compose;

import org.jspecify.annotations.NullMarked;
