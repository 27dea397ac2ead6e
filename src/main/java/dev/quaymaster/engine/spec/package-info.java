/// What can be asked of an engine: containers, networks, volumes, images to build, commands to
/// execute.
///
/// Plain immutable values without behaviour. Each group of rare options has a `none()` so that a
/// small container stays a small expression.
@NullMarked
package dev.quaymaster.engine.spec;

import org.jspecify.annotations.NullMarked;
