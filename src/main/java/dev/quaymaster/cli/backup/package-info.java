/// Commands about backups: make, look at, check, restore and drop sets; plans and the agent that
/// runs them.
@NullMarked
package dev.quaymaster.cli.backup;

import org.jspecify.annotations.NullMarked;
