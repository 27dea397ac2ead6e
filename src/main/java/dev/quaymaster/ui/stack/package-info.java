/// The stacks screen: the list of stacks, and for each its diagram, services, logs, compose file,
/// volumes and backups.
///
/// Main types: [dev.quaymaster.ui.stack.StacksScreen] with its list,
/// [dev.quaymaster.ui.stack.StackViewModel] which loads one stack, watches it and runs what the
/// user asks for, [dev.quaymaster.ui.stack.StackView] which shows it.
///
/// Threads: loading, watching and running are virtual threads; immutable snapshots reach the FX
/// thread through `ui.kit.Latest`.
///
/// Limits: decides nothing about stacks; that is the `stack` package's job.
@NullMarked
package dev.quaymaster.ui.stack;

import org.jspecify.annotations.NullMarked;
