package dev.quaymaster.compose.edit;

import dev.quaymaster.compose.edit.Names.Kind;
import dev.quaymaster.compose.schema.Hints;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What could be written at the caret: keys by place, values to choose from, names that are
/// defined, variables.
///
/// @param from column where the typed word begins, from 0
/// @param proposals the best first
public record Completion(int from, List<Proposal> proposals) {

    private static final Completion NOTHING = new Completion(0, List.of());
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w*)$");

    /// Values that are plain texts to the schema, but of which only few mean something.
    private static final Map<String, List<String>> USUAL = Map.of(
            "restart", List.of("no", "always", "on-failure", "unless-stopped"),
            "pull_policy", List.of("always", "build", "missing", "never", "daily"),
            "network_mode", List.of("bridge", "host", "none"),
            "protocol", List.of("tcp", "udp"));

    /// Copies the proposals.
    public Completion {
        proposals = List.copyOf(proposals);
    }

    /// Finds the proposals at a caret.
    ///
    /// @param lines the file
    /// @param line the caret's line, from 0
    /// @param column the caret's column, from 0
    /// @param known names defined in other files; those of this one are found in it
    public static Completion at(List<String> lines, int line, int column, Names known) {
        var variable = VARIABLE.matcher(lines.get(line).substring(0, column));
        if (variable.find()) {
            var words = known.of(Kind.VARIABLES).stream().map(name -> new Proposal(name, name + "}", "variable"));
            return of(variable.start(1), variable.group(1), words);
        }
        return new CaretContextFinder(lines, line, column)
                .find()
                .map(place -> of(
                        place.from(),
                        place.typed(),
                        proposals(
                                place,
                                () -> Names.in(lines).and(known),
                                lines.get(line).substring(column))))
                .orElse(NOTHING);
    }

    private static Completion of(int from, String typed, Stream<Proposal> proposals) {
        var wanted = typed.toLowerCase(Locale.ROOT);
        var fitting = proposals
                .filter(one -> fits(one, wanted))
                .filter(one -> !one.insert().equals(typed))
                .sorted(Comparator.comparing(one -> !begins(one, wanted)))
                .toList();
        return new Completion(from, fitting);
    }

    /// One letter is in every other word and says nothing.
    private static boolean fits(Proposal one, String wanted) {
        return begins(one, wanted)
                || (wanted.length() > 1 && one.word().toLowerCase(Locale.ROOT).contains(wanted));
    }

    private static boolean begins(Proposal one, String wanted) {
        return one.word().toLowerCase(Locale.ROOT).startsWith(wanted);
    }

    private static Stream<Proposal> proposals(CaretContext place, Supplier<Names> names, String after) {
        var hints = Hints.at(place.path());
        var all = new ArrayList<Proposal>();
        if (place.role() != CaretContext.Role.KEY || hints.keys().isEmpty()) {
            all.addAll(names(place, names, after));
        }
        if (place.role() != CaretContext.Role.KEY) {
            var usual = USUAL.getOrDefault(place.path().last(), List.of());
            Stream.concat(hints.words().stream(), usual.stream())
                    .forEach(word -> all.add(new Proposal(word, word, "value")));
        }
        if (place.role() != CaretContext.Role.VALUE) {
            hints.keys().entrySet().stream()
                    .filter(key -> !place.siblings().contains(key.getKey()))
                    .forEach(key -> all.add(key(key.getKey(), key.getValue(), place, after)));
        }
        return all.stream();
    }

    /// The names of a long file are looked for only where one can stand.
    private static List<Proposal> names(CaretContext place, Supplier<Names> found, String after) {
        var uses = NameUse.at(place.path());
        if (uses.isEmpty()) {
            return List.of();
        }
        var names = found.get();
        return uses.stream()
                .flatMap(use -> names.of(use.kind()).stream()
                        .filter(name -> !isItself(name, place, use.kind()))
                        .filter(name -> !place.siblings().contains(name))
                        .map(name -> name(use, name, place, after)))
                .toList();
    }

    private static Proposal name(NameUse use, String name, CaretContext place, String after) {
        boolean key = place.role() == CaretContext.Role.KEY && !after.startsWith(":");
        var text = use.prefix() + name;
        return new Proposal(text, text + (key ? ":" : use.suffix()), use.kind().toString());
    }

    private static boolean isItself(String name, CaretContext place, Kind kind) {
        return kind == Kind.SERVICES && place.path().parts().get(1).equals(name);
    }

    private static Proposal key(String key, Hints.Form form, CaretContext place, String after) {
        if (after.stripLeading().startsWith(":")) {
            return new Proposal(key, key, detail(form));
        }
        var below = "\n" + " ".repeat(place.from() + 2);
        var insert = switch (form) {
            case VALUE -> key + ": ";
            case LIST -> key + ":" + below + "- ";
            case MAPPING -> key + ":" + below;
        };
        return new Proposal(key, insert, detail(form));
    }

    private static String detail(Hints.Form form) {
        return switch (form) {
            case VALUE -> "key";
            case LIST -> "list";
            case MAPPING -> "mapping";
        };
    }
}
