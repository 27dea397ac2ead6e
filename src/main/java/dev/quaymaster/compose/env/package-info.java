/// Variables: `${…}` in texts, and the files that define them.
///
/// [Template] replaces variables in a text, [DotEnv] reads env files, [Lookup] says what a name
/// stands for.
@NullMarked
package dev.quaymaster.compose.env;

import org.jspecify.annotations.NullMarked;
