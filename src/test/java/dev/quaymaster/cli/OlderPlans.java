package dev.quaymaster.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Makes plans as old as the notes about them: a plan counts from when it was made.
final class OlderPlans {

    private OlderPlans() {}

    /// Takes from all plans of the settings when they were made, if there are settings.
    static void forgetWhenMade(Path settings) throws IOException {
        if (Files.exists(settings)) {
            var text = Files.readString(settings);
            Files.writeString(settings, text.replaceAll("(?m)^\\s+made: .*\\R", ""));
        }
    }
}
