package dev.quaymaster.stack;

import java.util.OptionalDouble;

/// What a running plan reports. Reports of one plan arrive one at a time, from changing threads.
public sealed interface Progress {

    /// The step this report is about.
    Step step();

    /// The step was begun.
    record Started(Step step) implements Progress {}

    /// The step goes on.
    ///
    /// @param detail what is going on, one line
    /// @param fraction how much is done, from 0 to 1, where that is known
    record Advanced(Step step, String detail, OptionalDouble fraction) implements Progress {}

    /// The step is done, though not as hoped; the plan goes on.
    record Warned(Step step, String warning) implements Progress {}

    /// The step succeeded.
    record Finished(Step step) implements Progress {}

    /// The step failed; the steps that need it are not run.
    record Failed(Step step, String why) implements Progress {}
}
