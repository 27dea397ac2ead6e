package dev.quaymaster.backup.recovery;

import dev.quaymaster.stack.run.StackLocks;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The locks of stacks, containers and volumes, each taken once although several runs may be about
/// the same.
final class RecoveryLocks implements AutoCloseable {

    private final StackLocks locks;
    private final String purpose;
    private final Map<String, StackLocks.Held> held = new HashMap<>();

    RecoveryLocks(StackLocks locks, String purpose) {
        this.locks = locks;
        this.purpose = purpose;
    }

    /// Takes those that are not held here yet.
    ///
    /// @throws dev.quaymaster.files.LockException when another run has one of them
    void take(Set<String> names) {
        for (var name : names) {
            if (!held.containsKey(name)) {
                held.put(name, locks.take(name, purpose));
            }
        }
    }

    @Override
    public void close() {
        held.values().forEach(StackLocks.Held::close);
    }
}
