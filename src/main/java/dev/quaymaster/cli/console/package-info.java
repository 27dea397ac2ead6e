/// What commands say, and where: standard streams, tables, JSON, progress, exit codes.
///
/// [Console] is where a command reads and writes, so that tests can run one inside this process;
/// [ExitCode] is what scripts rely on; [CommandException] ends a command with one of them. Results
/// go to standard output, everything else to standard error. Knows no engine.
@NullMarked
package dev.quaymaster.cli.console;

import org.jspecify.annotations.NullMarked;
