/// What may be written in a compose file: every key with its type, as a table.
///
/// [ComposeSchema] holds the table in terms of [Rule]s; checking reports all that does not fit,
/// with the key that was probably meant.
@NullMarked
package dev.quaymaster.compose.schema;

import org.jspecify.annotations.NullMarked;
