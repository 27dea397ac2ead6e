package dev.quaymaster.compose.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/// Damages texts in ways that people and merges do: lines lost, doubled, moved and indented, values
/// swapped for odd ones, characters gone.
final class Damage {

    private static final List<String> ODD_VALUES = List.of(
            "null",
            "0",
            "1.5",
            "true",
            "text",
            "\"12\"",
            "08",
            "0x1F",
            "1_000",
            "12:34:56",
            "10m",
            "1h30m",
            "-5s",
            "a=b",
            "[a=b, c]",
            "[1, 2]",
            "[a, a]",
            "{a: 1}",
            "{a: null}",
            "[null]",
            "[{a: b}]",
            "service:db",
            "container:x",
            "80:80",
            "1000000",
            "${TAG}",
            "${NOPE}",
            "${NOPE:-5}",
            "~",
            "\"\"",
            "[]",
            "{}",
            "-1",
            "0o17",
            "1e999",
            "99999999999999999999",
            ".inf",
            "2026-01-01",
            "yes",
            "[a, [b]]",
            "{a: {b: c}}",
            "*web",
            "&web x",
            "!reset x",
            "!override []",
            "!!binary x",
            "${A",
            "${A:?}",
            "${A:-${B:-c}}",
            "$",
            "a:b:c:d:e",
            ":",
            "/",
            "..",
            "|",
            "'",
            "\u0000",
            "😀");

    /// a value after a colon, a dash, a comma or a bracket
    private static final Pattern VALUE = Pattern.compile("(?<=(?:: |- |, |\\[))[^\\s,\\[\\]{}][^,\\]}]*");

    private final Random random;

    Damage(Random random) {
        this.random = random;
    }

    String of(String text) {
        var lines = new ArrayList<>(text.lines().toList());
        int wounds = 1 + random.nextInt(2);
        for (int i = 0; i < wounds; i++) {
            wound(lines);
        }
        return String.join("\n", lines) + "\n";
    }

    private void wound(List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        int at = random.nextInt(lines.size());
        var line = lines.get(at);
        switch (random.nextInt(20)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, line);
            case 2 -> lines.add(random.nextInt(lines.size()), line);
            case 3 -> lines.set(at, "  " + line);
            case 4 -> lines.set(at, line.replaceFirst("^ {2}", ""));
            case 5 -> lines.set(at, shortened(line));
            case 6 -> lines.set(at, line.replaceFirst(": .*", ":"));
            case 7 -> lines.set(at, line.replaceFirst("[\\w-]+:", "unknown:"));
            // most mistakes leave the file well-formed
            default -> lines.set(at, withOddValue(line));
        }
    }

    private String shortened(String line) {
        int from = random.nextInt(line.length() + 1);
        return line.substring(0, from) + line.substring(Math.min(line.length(), from + 1));
    }

    private String withOddValue(String line) {
        var values = VALUE.matcher(line).results().toList();
        if (values.isEmpty()) {
            return line;
        }
        var value = values.get(random.nextInt(values.size()));
        var odd = ODD_VALUES.get(random.nextInt(ODD_VALUES.size()));
        return line.substring(0, value.start()) + odd + line.substring(value.end());
    }
}
