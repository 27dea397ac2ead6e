/// A terminal in the window, for commands that run in containers.
///
/// Main types: [dev.quaymaster.ui.terminal.TerminalView] offers services and shells and shows one
/// session, [dev.quaymaster.ui.terminal.TerminalPane] draws a session's screen and takes keys and
/// mouse, [dev.quaymaster.ui.terminal.ShellSession] runs the emulation between the engine's stream
/// and the screen.
///
/// The emulation itself is JediTerm's: what the escape sequences do to the screen. Nothing outside
/// of this package knows that library.
///
/// Threads: a session reads on one thread of its own and writes on another; the screen is drawn on
/// the FX thread under the emulation's lock.
@NullMarked
package dev.quaymaster.ui.terminal;

import org.jspecify.annotations.NullMarked;
