/// What every command is made of: the shared options, and the [Invocation] through which a command
/// gets at its console, the engine and the compose project, each only when it asks.
///
/// Threads: a command runs on one thread; interrupting that thread cancels it.
@NullMarked
package dev.quaymaster.cli.command;

import org.jspecify.annotations.NullMarked;
