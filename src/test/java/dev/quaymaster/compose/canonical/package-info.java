/// Tests of short forms.
@NullMarked
package dev.quaymaster.compose.canonical;

import org.jspecify.annotations.NullMarked;
