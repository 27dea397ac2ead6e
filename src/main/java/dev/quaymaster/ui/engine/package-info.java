/// The engines as the window sees them: whether they answer, what runs on them, what is different
/// about each, and what to do when one does not answer.
///
/// Main types: [dev.quaymaster.ui.engine.EngineViewModel] watches one of them,
/// [dev.quaymaster.ui.engine.EnginesViewModel] has them all,
/// [dev.quaymaster.ui.engine.EnginesScreen] shows them. Which is in front, and what the window has
/// open at each, is not known here: [dev.quaymaster.ui.engine.EngineFront] tells.
///
/// Threads: each watch is one virtual thread; its findings reach the FX thread through
/// `ui.kit.Latest`.
@NullMarked
package dev.quaymaster.ui.engine;

import org.jspecify.annotations.NullMarked;
