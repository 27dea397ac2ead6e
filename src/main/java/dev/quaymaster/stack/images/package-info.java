/// Whether the registries have newer images than the engine: asked on demand, nothing is fetched.
@NullMarked
package dev.quaymaster.stack.images;

import org.jspecify.annotations.NullMarked;
