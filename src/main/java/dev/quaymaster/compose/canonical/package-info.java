/// From the many ways to write a thing to one: short forms become long ones, defaults are filled
/// in, and what contradicts itself is found.
///
/// [Canonical] is the table of long forms, [Defaults] and [Checks] are the tables that follow it.
@NullMarked
package dev.quaymaster.compose.canonical;

import org.jspecify.annotations.NullMarked;
