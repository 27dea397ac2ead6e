package dev.quaymaster.compose.schema;

import java.util.Map;
import java.util.regex.Pattern;

/// Rules used in more than one place of the schema.
final class Rules {

    static final Rule ANYTHING = new Anything();
    static final Rule NOTHING = Value.of(ScalarType.NOTHING);
    static final Value TEXT = Value.of(ScalarType.TEXT);
    static final Rule TRUTH = Value.of(ScalarType.TRUTH);
    static final Rule FLAG = Value.of(ScalarType.TRUTH, ScalarType.TEXT);
    static final Value WHOLE = Value.of(ScalarType.WHOLE);
    static final Rule WHOLE_OR_TEXT = Value.of(ScalarType.WHOLE, ScalarType.TEXT);
    static final Rule NUMBER = Value.of(ScalarType.NUMBER);
    static final Rule NUMBER_OR_TEXT = Value.of(ScalarType.NUMBER, ScalarType.TEXT);

    static final Rule TEXTS = new Items(TEXT, false);
    static final Rule DISTINCT_TEXTS = new Items(TEXT, true);
    static final Rule TEXT_OR_TEXTS = Choice.of(TEXT, DISTINCT_TEXTS);
    static final Rule NUMBERS_OR_TEXTS = new Items(NUMBER_OR_TEXT, true);

    /// `command` and the like
    static final Rule COMMAND = Choice.of(NOTHING, TEXT, TEXTS);

    /// `environment`, `labels` and the like
    static final Rule PAIRS = Choice.of(
            Entries.of(Value.of(ScalarType.TEXT, ScalarType.NUMBER, ScalarType.TRUTH, ScalarType.NOTHING)),
            DISTINCT_TEXTS);

    static final Rule OPTIONS = Entries.of(NUMBER_OR_TEXT);

    static final Rule EXTRA_HOSTS = Choice.of(Entries.of(Choice.of(TEXT, TEXTS)), DISTINCT_TEXTS);

    /// `secrets` and `configs` of a service
    static final Rule GRANTS = new Items(
            Choice.of(
                    TEXT,
                    Fields.of(Map.of(
                            "source", TEXT,
                            "target", TEXT,
                            "uid", TEXT,
                            "gid", TEXT,
                            "mode", NUMBER_OR_TEXT))),
            false);

    static final Rule ULIMITS = new Entries(
            Pattern.compile("[a-z]+"),
            false,
            Choice.of(
                    WHOLE_OR_TEXT,
                    Fields.of(Map.of("hard", WHOLE_OR_TEXT, "soft", WHOLE_OR_TEXT))
                            .requiring("soft", "hard")));

    static final Rule HOOK = Fields.of(Map.of(
                    "command", COMMAND,
                    "user", TEXT,
                    "privileged", FLAG,
                    "working_dir", TEXT,
                    "environment", PAIRS))
            .requiring("command");

    static final Fields DEVICE_REQUEST = Fields.of(Map.of(
            "capabilities", DISTINCT_TEXTS,
            "count", WHOLE_OR_TEXT,
            "device_ids", DISTINCT_TEXTS,
            "driver", TEXT,
            "options", PAIRS));

    private Rules() {}

    /// The rule, or nothing behind the key.
    static Rule orNothing(Rule rule) {
        return Choice.of(rule, NOTHING);
    }
}
