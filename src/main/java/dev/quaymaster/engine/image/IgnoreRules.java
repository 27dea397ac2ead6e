package dev.quaymaster.engine.image;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What a `.dockerignore` file leaves out of a build. Later lines win; a folder left out takes its
/// content with it. <https://docs.docker.com/build/concepts/context/#dockerignore-files>
final class IgnoreRules {

    private record Rule(Pattern pattern, boolean keep) {}

    private final List<Rule> rules;

    private IgnoreRules(List<Rule> rules) {
        this.rules = rules;
    }

    static IgnoreRules parse(List<String> lines) {
        var rules = new ArrayList<Rule>();
        for (var line : lines) {
            var text = line.strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                var keep = text.startsWith("!");
                rules.add(new Rule(pattern(keep ? text.substring(1).strip() : text), keep));
            }
        }
        return new IgnoreRules(rules);
    }

    /// Whether a path is left out.
    ///
    /// @param path relative, with slashes
    boolean ignores(String path) {
        var ignored = false;
        for (var rule : rules) {
            if (ignored == rule.keep && rule.pattern.matcher(path).matches()) {
                ignored = !rule.keep;
            }
        }
        return ignored;
    }

    /// Whether something within a folder that is left out may be kept all the same.
    boolean hasExceptions() {
        return rules.stream().anyMatch(Rule::keep);
    }

    private static Pattern pattern(String glob) {
        var clean = glob.replaceAll("/+", "/").replaceAll("^(\\./|/)+|/$", "");
        var regex = new StringBuilder();
        for (var i = 0; i < clean.length(); i++) {
            var c = clean.charAt(i);
            if (clean.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (clean.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '[' && clean.indexOf(']', i) > 0) {
                var end = clean.indexOf(']', i);
                regex.append(clean, i, end + 1);
                i = end;
            } else {
                regex.append(
                        switch (c) {
                            case '*' -> "[^/]*";
                            case '?' -> "[^/]";
                            case '\\' -> i + 1 < clean.length() ? quote(clean.charAt(++i)) : "";
                            default -> quote(c);
                        });
            }
        }
        return Pattern.compile(regex + "(?:/.*)?");
    }

    private static String quote(char c) {
        return Pattern.quote(String.valueOf(c));
    }
}
