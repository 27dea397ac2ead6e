package dev.quaymaster.compose.load;

import dev.quaymaster.compose.CanonicalJson;
import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.LoadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Files that are larger, deeper or more entangled than anybody means them to be. Its `main` loads
/// them in a process of its own, so that a test can give that process little memory.
enum Extreme {
    TEN_THOUSAND_SERVICES {
        @Override
        void write(Path folder) throws IOException {
            compose(folder, "services:\n" + lines(10_000, i -> service(i, "")));
        }
    },
    TEN_MEGABYTES {
        @Override
        void write(Path folder) throws IOException {
            compose(folder, "services:\n" + lines(25_000, i -> service(i, "labels: {a: " + LONG)));
        }
    },
    ONE_LONG_VALUE {
        @Override
        void write(Path folder) throws IOException {
            compose(folder, "services: {a: {image: x}}\nx-long: " + "7".repeat(7_000_000) + "\n");
        }
    },
    ALIAS_BOMB {
        @Override
        void write(Path folder) throws IOException {
            compose(
                    folder,
                    "x-0: &a0 [x, x]\n"
                            + lines(40, i -> "x-%d: &a%d [*a%d, *a%d]\n", 1)
                            + "services: {a: {image: x}}\n");
        }
    },
    MERGE_BOMB {
        @Override
        void write(Path folder) throws IOException {
            compose(
                    folder,
                    "x-0: &a0 {k: {x: y}}\n"
                            + lines(40, i -> "x-%d: &a%d {p: {<<: *a%d}, q: {<<: *a%d}}\n", 1)
                            + "services: {a: {image: x}}\n");
        }
    },
    SELF_INCLUDE {
        @Override
        void write(Path folder) throws IOException {
            compose(folder, "include: [compose.yaml]\nservices: {a: {image: x}}\n");
        }
    },
    DOUBLING_INCLUDES {
        @Override
        void write(Path folder) throws IOException {
            for (int i = 0; i < 40; i++) {
                var next = "f" + (i + 1) + ".yaml";
                var name = i == 0 ? "compose.yaml" : "f" + i + ".yaml";
                Files.writeString(
                        folder.resolve(name),
                        "include: [%s, %s]\nservices: {s%d: {image: x}}\n".formatted(next, next, i));
            }
            Files.writeString(folder.resolve("f40.yaml"), "services: {last: {image: x}}\n");
        }
    },
    TOO_MANY_VALUES {
        @Override
        void write(Path folder) throws IOException {
            compose(
                    folder,
                    "services:\n"
                            + lines(
                                    10_000,
                                    i -> "  s%d: {image: x, command: [%s x]}\n".formatted(i, "x, ".repeat(30))));
        }
    },
    LONG_CHAIN_OF_EXTENDS {
        @Override
        void write(Path folder) throws IOException {
            compose(
                    folder,
                    "services:\n  s0: {image: x}\n" + lines(9_999, i -> "  s%d: {extends: s%d}\n".formatted(i + 1, i)));
        }
    },
    CIRCLE_OF_EXTENDS {
        @Override
        void write(Path folder) throws IOException {
            compose(folder, "services:\n" + lines(5_000, i -> "  s%d: {extends: s%d}\n".formatted(i, (i + 1) % 5_000)));
        }
    },
    LONG_CHAIN_OF_DEPENDENCIES {
        @Override
        void write(Path folder) throws IOException {
            compose(
                    folder,
                    "services:\n  s0: {image: x}\n"
                            + lines(40_000, i -> "  s%d: {image: x, depends_on: [s%d]}\n".formatted(i + 1, i)));
        }
    },
    ENV_FILE_BOMB {
        @Override
        void write(Path folder) throws IOException {
            Files.writeString(
                    folder.resolve(".env"),
                    "A0=xxxxxxxxxx\n" + lines(40, i -> "A%d=${A%d}${A%d}\n".formatted(i + 1, i, i)));
            compose(folder, "services: {a: {image: \"${A40}\"}}\n");
        }
    },
    EVERY_PORT_OF_MANY_SERVICES {
        @Override
        void write(Path folder) throws IOException {
            compose(
                    folder,
                    "services:\n" + lines(50, i -> "  s%d: {image: x, ports: [\"1-65535:1-65535\"]}\n".formatted(i)));
        }
    },
    THOUSANDS_OF_RESETS {
        @Override
        void write(Path folder) throws IOException {
            compose(folder, "services:\n" + lines(5_000, i -> service(i, "")));
            Files.writeString(
                    folder.resolve("compose.override.yaml"),
                    "services:\n" + lines(5_000, i -> "  s%d: {environment: !reset {}}\n".formatted(i)));
        }
    },
    THOUSANDS_OF_MISTAKES {
        @Override
        void write(Path folder) throws IOException {
            compose(folder, "services:\n" + lines(10_000, i -> "  s%d: {imag: x}\n".formatted(i)));
        }
    },
    THOUSANDS_OF_WRONG_NAMES {
        @Override
        void write(Path folder) throws IOException {
            compose(
                    folder,
                    "services:\n"
                            + lines(
                                    5_000,
                                    i -> "  s%d: {image: x, depends_on: [t%d], networks: [n%d]}\n".formatted(i, i, i)));
        }
    },
    DEEP_NESTING {
        @Override
        void write(Path folder) throws IOException {
            compose(folder, "services: {a: {image: x}}\nx-deep: " + "[".repeat(100_000) + "\n");
        }
    },
    DEEP_DEFAULTS {
        @Override
        void write(Path folder) throws IOException {
            var image = "${A:-".repeat(100_000) + "x" + "}".repeat(100_000);
            compose(folder, "services: {a: {image: \"" + image + "\"}}\n");
        }
    };

    private static final String LONG = "'" + "x".repeat(200) + "'}, ";

    abstract void write(Path folder) throws IOException;

    private static void compose(Path folder, String text) throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), text);
    }

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining());
    }

    /// Lines that each name the one before twice.
    private static String lines(int count, IntFunction<String> pattern, int from) {
        return lines(count, i -> pattern.apply(i).formatted(i + from, i + from, i + from - 1, i + from - 1));
    }

    private static String service(int i, String more) {
        var first = i == 0 ? "init: true" : "depends_on: [s0]";
        return "  s"
                + i
                + ": {image: \"nginx:1\", "
                + more
                + first
                + ", ports: [\""
                + (1_000 + i % 60_000)
                + ":80\"]"
                + ", environment: {A: \""
                + i
                + "\", B: two}"
                + ", volumes: [\"./data"
                + i
                + ":/data\"], restart: always}\n";
    }

    /// Loads each extreme in a folder of its own and prints how it ended.
    public static void main(String... args) throws IOException {
        for (var extreme : values()) {
            var folder = Files.createDirectory(Path.of(args[0], extreme.name()));
            extreme.write(folder);
            var result = ProjectLoader.load(ComposeFiles.find(folder, Map.of("HOME", "/home/ann")));
            result.project().ifPresent(project -> CanonicalJson.compact(project.tree()));
            System.out.println(extreme + " " + words(result));
        }
    }

    private static String words(LoadResult result) {
        return result.project()
                .map(project -> "loaded " + project.services().size() + " services")
                .orElseGet(() -> "refused: "
                        + result.errors()
                                .getFirst()
                                .message()
                                .lines()
                                .findFirst()
                                .orElse(""));
    }
}
