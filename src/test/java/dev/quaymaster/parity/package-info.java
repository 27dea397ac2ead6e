/// Holds `up` and `down` to the reference `docker compose`: each case of `src/test/up-cases` is
/// started by both, and everything the engine then holds is compared.
@NullMarked
package dev.quaymaster.parity;

import org.jspecify.annotations.NullMarked;
