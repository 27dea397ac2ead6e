package dev.quaymaster.stack.run;

import java.util.OptionalDouble;

/// What an operation tells while it goes on.
interface News {

    /// It goes on.
    void advanced(String detail, OptionalDouble fraction);

    /// Something did not go as hoped, but that is no failure.
    void warned(String warning);
}
