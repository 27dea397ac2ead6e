/// The commands of the program: thin, over the same classes the window uses.
///
/// [Cli] runs a command line and turns whatever happens into an exit code; `command` holds what all
/// commands share, `console` what they say, `stack`, `volume` and `backup` the commands. This is
/// one of two places where failures are caught broadly. Knows nothing of the window.
@NullMarked
package dev.quaymaster.cli;

import org.jspecify.annotations.NullMarked;
