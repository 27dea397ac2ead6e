/// The entry of the program; the only package that knows both the commands and the window.
@NullMarked
package dev.quaymaster;

import org.jspecify.annotations.NullMarked;
