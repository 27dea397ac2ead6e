/// Tests of variables and env files.
@NullMarked
package dev.quaymaster.compose.env;

import org.jspecify.annotations.NullMarked;
