package dev.quaymaster.compose.schema;

import static dev.quaymaster.compose.schema.Rules.FLAG;
import static dev.quaymaster.compose.schema.Rules.NUMBER_OR_TEXT;
import static dev.quaymaster.compose.schema.Rules.OPTIONS;
import static dev.quaymaster.compose.schema.Rules.PAIRS;
import static dev.quaymaster.compose.schema.Rules.TEXT;
import static dev.quaymaster.compose.schema.Rules.TEXTS;
import static dev.quaymaster.compose.schema.Rules.TEXT_OR_TEXTS;
import static dev.quaymaster.compose.schema.Rules.WHOLE;
import static java.util.Map.entry;

import dev.quaymaster.compose.tree.MapTree;
import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.TreePath;
import java.util.Map;
import java.util.regex.Pattern;

/// The schema of a whole compose file.
public final class ComposeSchema {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]+");

    private static final Rule EXTERNAL = Choice.of(FLAG, Fields.of(Map.of("name", TEXT)));
    private static final Rule OPEN_EXTERNAL = Choice.of(FLAG, new Entries(Pattern.compile("name"), false, TEXT));

    private static final Rule IPAM = Fields.of(Map.of(
            "driver",
            TEXT,
            "config",
            new Items(
                    Fields.of(Map.of(
                            "subnet", TEXT,
                            "ip_range", TEXT,
                            "gateway", TEXT,
                            "aux_addresses", Entries.of(TEXT))),
                    false),
            "options",
            Entries.of(TEXT)));

    private static final Rule NETWORK = Rules.orNothing(Fields.of(Map.ofEntries(
            entry("name", TEXT),
            entry("driver", TEXT),
            entry("driver_opts", OPTIONS),
            entry("ipam", IPAM),
            entry("external", EXTERNAL),
            entry("internal", FLAG),
            entry("enable_ipv4", FLAG),
            entry("enable_ipv6", FLAG),
            entry("attachable", FLAG),
            entry("labels", PAIRS))));

    private static final Rule VOLUME = Rules.orNothing(Fields.of(Map.of(
            "name", TEXT,
            "driver", TEXT,
            "driver_opts", OPTIONS,
            "external", EXTERNAL,
            "labels", PAIRS)));

    private static final Rule SECRET = Fields.of(Map.of(
            "name", TEXT,
            "environment", TEXT,
            "file", TEXT,
            "external", OPEN_EXTERNAL,
            "labels", PAIRS,
            "driver", TEXT,
            "driver_opts", OPTIONS,
            "template_driver", TEXT));

    private static final Rule CONFIG = Fields.of(Map.of(
            "name", TEXT,
            "content", TEXT,
            "environment", TEXT,
            "file", TEXT,
            "external", OPEN_EXTERNAL,
            "labels", PAIRS,
            "template_driver", TEXT));

    private static final Rule MODEL = Fields.of(Map.of(
                    "name", TEXT,
                    "model", TEXT,
                    "context_size", WHOLE,
                    "runtime_flags", TEXTS))
            .requiring("model");

    private static final Rule INCLUDE = new Items(
            Choice.of(
                    TEXT,
                    Fields.of(Map.of(
                                    "path", TEXT_OR_TEXTS,
                                    "env_file", TEXT_OR_TEXTS,
                                    "project_directory", TEXT))
                            .withoutExtensions()),
            false);

    static final Rule ROOT = Fields.of(Map.of(
            "version", Choice.of(TEXT, NUMBER_OR_TEXT),
            "name", TEXT,
            "include", INCLUDE,
            "services", Entries.named(ServiceSchema.SERVICE),
            "models", new Entries(NAME, false, MODEL),
            "networks", new Entries(NAME, false, NETWORK),
            "volumes", Entries.named(VOLUME),
            "secrets", Entries.named(SECRET),
            "configs", Entries.named(CONFIG)));

    private ComposeSchema() {}

    /// Checks a model, in short or long forms.
    ///
    /// @param model model
    /// @param problems takes all that is not allowed
    public static void check(MapTree model, Problems problems) {
        ROOT.apply(model, TreePath.ROOT, problems);
    }
}
