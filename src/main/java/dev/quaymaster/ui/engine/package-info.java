/// The engine as the window sees it: whether it answers, what runs on it, and what to do when it
/// does not.
///
/// Main types: [dev.quaymaster.ui.engine.EngineViewModel] watches it,
/// [dev.quaymaster.ui.engine.EnginesScreen] shows it.
///
/// Threads: the watch is one virtual thread; its findings reach the FX thread through
/// `ui.kit.Latest`.
@NullMarked
package dev.quaymaster.ui.engine;

import org.jspecify.annotations.NullMarked;
