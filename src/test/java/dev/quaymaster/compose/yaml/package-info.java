/// Tests of reading and writing YAML.
@NullMarked
package dev.quaymaster.compose.yaml;

import org.jspecify.annotations.NullMarked;
