package dev.quaymaster.compose.canonical;

import dev.quaymaster.compose.Location;
import dev.quaymaster.compose.tree.MapTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The short form of a mount: `[source:]target[:options]`.
///
/// @param source folder or volume; empty for an anonymous volume
/// @param target path in the container
/// @param options such as `ro`, `z`, `nocopy`
public record ShortVolume(String source, String target, List<String> options) {

    private static final Set<String> PROPAGATION =
            Set.of("rprivate", "private", "rshared", "shared", "rslave", "slave");

    /// The target of a short form.
    ///
    /// @param spec text
    /// @return empty when the text is no mount
    public static Optional<String> target(String spec) {
        try {
            return Optional.of(parse(spec).target);
        } catch (SpecException _) {
            return Optional.empty();
        }
    }

    static ShortVolume parse(String spec) throws SpecException {
        if (spec.isEmpty()) {
            throw new SpecException("a volume cannot be an empty text");
        }
        if (spec.length() <= 2) {
            return new ShortVolume("", spec, List.of());
        }
        var sections = sections(spec);
        if (sections.contains("")) {
            throw new SpecException(
                    "\"%s\" has nothing where a path or volume is expected (an unset variable?)".formatted(spec));
        }
        return switch (sections.size()) {
            case 1 -> new ShortVolume("", sections.getFirst(), List.of());
            case 2 -> new ShortVolume(sections.getFirst(), sections.get(1), List.of());
            case 3 ->
                new ShortVolume(
                        sections.getFirst(),
                        sections.get(1),
                        List.of(sections.get(2).split(",")));
            default -> throw new SpecException("\"%s\" has too many colons".formatted(spec));
        };
    }

    /// Splits at colons, but for those of a Windows drive and inside of `${…}`.
    private static List<String> sections(String spec) {
        List<String> sections = new ArrayList<>();
        int start = 0;
        int braces = 0;
        for (int i = 0; i < spec.length(); i++) {
            char c = spec.charAt(i);
            if (c == '$' && spec.startsWith("{", i + 1)) {
                braces++;
            } else if (c == '}' && braces > 0) {
                braces--;
            } else if (c == ':' && braces == 0 && !isDrive(spec, start, i)) {
                sections.add(spec.substring(start, i));
                start = i + 1;
            }
        }
        sections.add(spec.substring(start));
        return sections;
    }

    private static boolean isDrive(String spec, int start, int colon) {
        return colon == start + 1 && Character.isLetter(spec.charAt(start));
    }

    MapTree longForm(Location at) {
        boolean bind = isFilePath(source);
        var map = MapTree.empty(at).withDefault("type", bind ? "bind" : "volume");
        map = source.isEmpty() ? map : map.withDefault("source", source);
        map = map.withDefault("target", Paths.clean(target));
        if (isReadOnly()) {
            map = map.withDefault("read_only", true);
        }
        var bindOptions = bindOptions(bind, at);
        map = bindOptions.entries().isEmpty() ? map : map.with("bind", bindOptions);
        var volume = MapTree.empty(at);
        if (options.contains("nocopy")) {
            return map.with("volume", volume.withDefault("nocopy", true));
        }
        // a text of one or two characters is a path and nothing else to the reference
        boolean tiny = source.isEmpty() && target.length() <= 2;
        return bind || tiny ? map : map.with("volume", volume);
    }

    private boolean isReadOnly() {
        return options.lastIndexOf("ro") > options.lastIndexOf("rw");
    }

    private MapTree bindOptions(boolean bind, Location at) {
        var map = MapTree.empty(at);
        for (var option : options) {
            if (option.equals("z") || option.equals("Z")) {
                map = map.without("selinux").withDefault("selinux", option);
            } else if (PROPAGATION.contains(option)) {
                map = map.without("propagation").withDefault("propagation", option);
            }
        }
        return bind ? map.withDefault("create_host_path", true) : map;
    }

    private static boolean isFilePath(String source) {
        return !source.isEmpty()
                && ("./~".indexOf(source.charAt(0)) >= 0
                        || source.startsWith("\\\\")
                        || (source.length() > 1 && isDrive(source, 0, source.indexOf(':'))));
    }
}
