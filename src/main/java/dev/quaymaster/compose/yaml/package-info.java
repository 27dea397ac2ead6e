/// YAML as compose reads it: version 1.2 values, positions kept, `!reset` and `!override`
/// understood, duplicate keys refused, and everything bounded.
///
/// [YamlReader] is the door; SnakeYAML is used for its syntax only and not seen outside.
@NullMarked
package dev.quaymaster.compose.yaml;

import org.jspecify.annotations.NullMarked;
