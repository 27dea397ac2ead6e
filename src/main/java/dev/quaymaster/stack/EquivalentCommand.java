package dev.quaymaster.stack;

import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.stack.Request.Images;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The `docker compose` line that asks for the same, to show it beside every action.
public final class EquivalentCommand {

    private EquivalentCommand() {}

    /// Returns the line, ready to be pasted into a shell.
    public static String of(ComposeFiles files, Request request) {
        var words = new ArrayList<>(List.of("docker", "compose"));
        files.files().forEach(file -> option(words, "-f", file.toString()));
        files.projectName().ifPresent(name -> option(words, "-p", name));
        if (!files.files().isEmpty() && !inFolderOf(files)) {
            option(words, "--project-directory", files.projectDirectory().toString());
        }
        files.envFiles().forEach(file -> option(words, "--env-file", file.toString()));
        files.profiles().forEach(profile -> option(words, "--profile", profile));
        words.addAll(verb(request));
        return words.stream().map(EquivalentCommand::quoted).collect(Collectors.joining(" "));
    }

    private static boolean inFolderOf(ComposeFiles files) {
        return files.files().stream()
                .findFirst()
                .map(Path::getParent)
                .filter(files.projectDirectory()::equals)
                .isPresent();
    }

    private static List<String> verb(Request request) {
        return switch (request) {
            case Request.Up up -> up(up);
            case Request.Start start -> with(List.of("start"), start.services());
            case Request.Stop stop -> with(timed("stop", stop.timeout()), stop.services());
            case Request.Restart restart -> with(timed("restart", restart.timeout()), restart.services());
            case Request.Pause pause -> with(List.of("pause"), pause.services());
            case Request.Unpause unpause -> with(List.of("unpause"), unpause.services());
            case Request.Kill kill -> with(List.of("kill", "-s", kill.signal()), kill.services());
            case Request.Down down -> down(down);
        };
    }

    private static List<String> up(Request.Up up) {
        var words = new ArrayList<>(List.of("up", "-d"));
        if (up.patience().forServices()) {
            words.add("--wait");
            up.patience().limit().ifPresent(limit -> seconds(words, "--wait-timeout", limit));
        }
        recreate(up).ifPresent(words::add);
        if (up.recreate() == Request.Recreate.ALWAYS_WITH_NEW_ANONYMOUS_VOLUMES) {
            words.add("-V");
        }
        words.addAll(images(up.images()));
        if (up.extras().removeOrphans()) {
            words.add("--remove-orphans");
        }
        if (up.extras().replaceVolumes()) {
            words.add("--yes");
        }
        new TreeMap<>(up.scale()).forEach((service, number) -> option(words, "--scale", service + "=" + number));
        up.stopTimeout().ifPresent(limit -> seconds(words, "-t", limit));
        return with(words, up.services());
    }

    private static Optional<String> recreate(Request.Up up) {
        return switch (up.recreate()) {
            case WHEN_CHANGED -> Optional.empty();
            case ALWAYS, ALWAYS_WITH_NEW_ANONYMOUS_VOLUMES -> Optional.of("--force-recreate");
            case NEVER -> Optional.of("--no-recreate");
        };
    }

    private static List<String> images(Images rule) {
        return switch (rule) {
            case AS_THE_FILE_SAYS -> List.of();
            case PULL_ALWAYS -> List.of("--pull", "always");
            case PULL_MISSING -> List.of("--pull", "missing");
            case PULL_NEVER -> List.of("--pull", "never");
            case BUILD -> List.of("--build");
            case UPDATE -> List.of("--pull", "always", "--build");
        };
    }

    private static List<String> down(Request.Down down) {
        var words = timed("down", down.timeout());
        if (down.volumes()) {
            words.add("--volumes");
        }
        if (down.removeOrphans()) {
            words.add("--remove-orphans");
        }
        switch (down.images()) {
            case NONE -> {}
            case LOCAL -> option(words, "--rmi", "local");
            case ALL -> option(words, "--rmi", "all");
        }
        return with(words, down.services());
    }

    private static List<String> timed(String verb, Optional<Duration> timeout) {
        var words = new ArrayList<>(List.of(verb));
        timeout.ifPresent(limit -> seconds(words, "-t", limit));
        return words;
    }

    private static void seconds(List<String> words, String flag, Duration time) {
        option(words, flag, String.valueOf(time.toSeconds()));
    }

    private static void option(List<String> words, String flag, String value) {
        words.add(flag);
        words.add(value);
    }

    private static List<String> with(List<String> words, List<String> services) {
        var all = new ArrayList<>(words);
        all.addAll(services);
        return all;
    }

    private static String quoted(String word) {
        return word.matches("[\\w@%+=:,./~-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
