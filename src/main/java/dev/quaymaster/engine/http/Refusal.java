package dev.quaymaster.engine.http;

import dev.quaymaster.engine.EngineException.Kind;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What the engine means when it says no. Its own words are kept unless we know plainer ones.
record Refusal(Kind kind, String words) {

    private record Rule(Pattern pattern, Kind kind, Wording wording) {}

    private interface Wording {
        String of(MatchResult match);
    }

    /// Tried in this order, whatever the status: engines use 500 for most of these.
    private static final List<Rule> RULES = List.of(
            rule(
                    "(?:Bind for|listen (?:tcp|udp|sctp)[46]?|host port for)"
                            + " (?:\\[[^\\]]*\\]|::|[^\\s:]*):(\\d+).*"
                            + "(?:already allocated|already in use)",
                    Kind.CONFLICT,
                    match -> "port "
                            + match.group(1)
                            + " is already taken on the engine's machine. Stop what"
                            + " uses it, or publish another port"),
            rule(
                    "listen (?:tcp|udp|sctp)[46]? \\S*:(\\d+).*permission denied",
                    Kind.FAILED,
                    match -> "the engine may not open port " + match.group(1) + ". Publish one above 1023"),
            rule(
                    "[Nn]o such image: (\\S+)",
                    Kind.NOT_FOUND,
                    match -> "the engine does not have the image " + match.group(1)),
            rule(
                    "pull access denied for (\\S+?),|repository (\\S+) not found",
                    Kind.NOT_FOUND,
                    match -> "the registry has no image "
                            + either(match)
                            + ", or it is private. Check the name, or log in with:"
                            + " docker login"),
            rule(
                    "manifest for (\\S+) not found|manifest unknown",
                    Kind.NOT_FOUND,
                    match -> "the registry does not have that version of the image"
                            + (match.group(1) == null ? "" : " (" + match.group(1) + ")")),
            rule(
                    "unauthorized|no basic auth credentials|authentication required",
                    Kind.FAILED,
                    match -> "the registry wants to know who you are. Log in with: docker" + " login"),
            rule(
                    ".*(?:no such host|dial tcp|i/o timeout|TLS handshake timeout|" + "Client\\.Timeout exceeded).*",
                    Kind.FAILED,
                    match -> "the engine can't reach the registry (" + match.group() + ")"),
            rule(
                    ".*no space left on device",
                    Kind.DISK_FULL,
                    match -> "the disk of the engine's machine is full ("
                            + match.group()
                            + "). Make room there, for example with: docker image"
                            + " prune"),
            rule(
                    "No such (?:container|exec instance): (\\S+)",
                    Kind.NOT_FOUND,
                    match -> "there is no container " + match.group(1)),
            rule(
                    "container name \"/?([^\"]+)\" is already in use",
                    Kind.CONFLICT,
                    match -> "another container is called " + match.group(1) + " already. Remove or rename it"),
            rule(
                    "has active endpoints|is in use|is being used|already in use by"
                            // Podman, which says so with the status 500
                            + "|network already exists|container state improper",
                    Kind.CONFLICT,
                    match -> ""));

    private static Rule rule(String regex, Kind kind, Wording wording) {
        return new Rule(Pattern.compile(regex, Pattern.DOTALL), kind, wording);
    }

    private static String either(MatchResult match) {
        return match.group(1) == null ? match.group(2) : match.group(1);
    }

    /// Reads an answer that means failure.
    static Refusal of(int status, String message) {
        for (var rule : RULES) {
            var matcher = rule.pattern.matcher(message);
            if (matcher.find()) {
                var words = rule.wording.of(matcher.toMatchResult());
                return new Refusal(rule.kind, words.isEmpty() ? message : words);
            }
        }
        var kind = switch (status) {
            case 401, 403 -> Kind.DENIED;
            case 404 -> Kind.NOT_FOUND;
            case 409 -> Kind.CONFLICT;
            default -> Kind.FAILED;
        };
        return new Refusal(kind, message.isEmpty() ? "the engine says only " + status : message);
    }
}
