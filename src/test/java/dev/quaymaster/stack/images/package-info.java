@NullMarked
package dev.quaymaster.stack.images;

import org.jspecify.annotations.NullMarked;
