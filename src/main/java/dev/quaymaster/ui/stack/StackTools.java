package dev.quaymaster.ui.stack;

import dev.quaymaster.editor.KeptVersions;
import dev.quaymaster.engine.Engine;
import dev.quaymaster.stack.preflight.Preflight;
import dev.quaymaster.stack.run.StackRunner;
import java.util.Map;

/// What the window works on stacks with.
///
/// @param engine where they run
/// @param runner changes them there
/// @param preflight looks for what is in the way of an update
/// @param environment the variables their files may use
/// @param versions keeps what is saved over in the editor
public record StackTools(
        Engine engine,
        StackRunner runner,
        Preflight preflight,
        Map<String, String> environment,
        KeptVersions versions) {

    public StackTools {
        environment = Map.copyOf(environment);
    }
}
