package dev.quaymaster.cli.backup;

import dev.quaymaster.backup.Consistency;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import java.util.Optional;

/// The words of `--method`.
final class Methods {

    private Methods() {}

    /// Reads a method; none for `auto`, where the image of a volume's user decides.
    static Optional<Consistency> parse(String word) {
        return switch (word) {
            case "auto" -> Optional.empty();
            case "dump" -> Optional.of(Consistency.DUMP);
            case "stop" -> Optional.of(Consistency.STOP);
            case "pause" -> Optional.of(Consistency.PAUSE);
            case "live" -> Optional.of(Consistency.LIVE);
            default ->
                throw new CommandException(
                        ExitCode.USAGE, "--method is auto, dump, stop, pause or live, not " + word + ".");
        };
    }
}
