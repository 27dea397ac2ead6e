/// The logs of a stack in the window: merged, searched, filtered, copied and saved.
///
/// Main types: [dev.quaymaster.ui.logs.LogsView] with its tools, [dev.quaymaster.ui.logs.LogPane]
/// which draws the few lines that are in sight of the many there are.
///
/// Threads: lines come on the engine's threads into a `logs.LogBook`; the view looks at it on the
/// FX thread, at most some ten times a second. Reading and saving run on virtual threads.
///
/// Limits: what a line is and where it stands is the `logs` package's job.
@NullMarked
package dev.quaymaster.ui.logs;

import org.jspecify.annotations.NullMarked;
