package dev.quaymaster.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Makes plans older than they are: as a version noted them that did not note when a plan was made.
final class OlderPlans {

    private static final Pattern MADE = Pattern.compile("(?m)^\\s+made: .*\\R");
    private static final Pattern NAME = Pattern.compile("(?m)^\\W+name: (.*)$");

    private OlderPlans() {}

    /// Notes that these plans were looked after last at that moment. All others are not due,
    /// whatever the time is.
    ///
    /// @param home of the program
    static void lookedAfter(Path home, Instant moment, List<String> plans) throws IOException {
        var settings = home.resolve("config/settings.yaml");
        var upTo = new TreeMap<String, Instant>();
        if (Files.exists(settings)) {
            var text = MADE.matcher(Files.readString(settings)).replaceAll("");
            Files.writeString(settings, text);
            var never = Instant.now().plus(Duration.ofHours(1));
            NAME.matcher(text).results().forEach(name -> upTo.put(name.group(1), never));
        }
        plans.forEach(plan -> upTo.put(plan, moment));
        var file = home.resolve("state/schedule.json");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                upTo.entrySet().stream()
                        .map(one -> "\"%s\": \"%s\"".formatted(one.getKey(), one.getValue()))
                        .collect(Collectors.joining(", ", "{\"upTo\": {", "}}")));
    }
}
