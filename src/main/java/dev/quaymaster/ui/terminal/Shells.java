package dev.quaymaster.ui.terminal;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.EngineException;
import dev.quaymaster.engine.spec.ExecSpec;
import java.io.OutputStream;
import java.util.List;

/// Finds the shells of a container by trying them.
final class Shells {

    /// From the most comfortable to the least.
    private static final List<String> KNOWN = List.of("bash", "zsh", "ash", "sh");

    private Shells() {}

    /// The shells that a running container has, the most comfortable first. Blocks on the engine.
    static List<String> of(Engine engine, String container) {
        return KNOWN.stream().filter(shell -> runs(engine, container, shell)).toList();
    }

    /// A program that is not there is an error of the engine, or an exit code that says so.
    private static boolean runs(Engine engine, String container, String shell) {
        try {
            var nowhere = OutputStream.nullOutputStream();
            return engine.exec(container, ExecSpec.of(shell, "-c", "exit 0"), nowhere, nowhere) == 0;
        } catch (EngineException e) {
            return switch (e.kind()) {
                case FAILED, DISK_FULL -> false;
                case UNREACHABLE, DENIED, NOT_FOUND, CONFLICT, TIMEOUT, CANCELLED -> throw e;
            };
        }
    }
}
