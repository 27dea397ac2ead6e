package dev.quaymaster.compose.schema;

import static dev.quaymaster.compose.schema.Rules.ANYTHING;
import static dev.quaymaster.compose.schema.Rules.COMMAND;
import static dev.quaymaster.compose.schema.Rules.DISTINCT_TEXTS;
import static dev.quaymaster.compose.schema.Rules.EXTRA_HOSTS;
import static dev.quaymaster.compose.schema.Rules.FLAG;
import static dev.quaymaster.compose.schema.Rules.GRANTS;
import static dev.quaymaster.compose.schema.Rules.HOOK;
import static dev.quaymaster.compose.schema.Rules.NOTHING;
import static dev.quaymaster.compose.schema.Rules.NUMBERS_OR_TEXTS;
import static dev.quaymaster.compose.schema.Rules.NUMBER_OR_TEXT;
import static dev.quaymaster.compose.schema.Rules.PAIRS;
import static dev.quaymaster.compose.schema.Rules.TEXT;
import static dev.quaymaster.compose.schema.Rules.TEXTS;
import static dev.quaymaster.compose.schema.Rules.TEXT_OR_TEXTS;
import static dev.quaymaster.compose.schema.Rules.TRUTH;
import static dev.quaymaster.compose.schema.Rules.ULIMITS;
import static dev.quaymaster.compose.schema.Rules.WHOLE;
import static dev.quaymaster.compose.schema.Rules.WHOLE_OR_TEXT;
import static java.util.Map.entry;

import java.util.Map;
import java.util.regex.Pattern;

/// The keys of a service, in the order of the alphabet.
final class ServiceSchema {

    private static final String PULL_POLICY =
            "always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+";

    static final Rule SERVICE = Fields.of(Map.ofEntries(
            entry("annotations", PAIRS),
            entry("attach", FLAG),
            entry("blkio_config", ServiceSubSchemas.BLKIO),
            entry("build", BuildSchema.BUILD),
            entry("cap_add", DISTINCT_TEXTS),
            entry("cap_drop", DISTINCT_TEXTS),
            entry("cgroup", Value.oneOf("host", "private")),
            entry("cgroup_parent", TEXT),
            entry("command", COMMAND),
            entry("configs", GRANTS),
            entry("container_name", TEXT.containing("[a-zA-Z0-9][a-zA-Z0-9_.-]+")),
            entry("cpu_count", Choice.of(TEXT, WHOLE.between(0, Double.POSITIVE_INFINITY))),
            entry("cpu_percent", Choice.of(TEXT, WHOLE.between(0, 100))),
            entry("cpu_period", NUMBER_OR_TEXT),
            entry("cpu_quota", NUMBER_OR_TEXT),
            entry("cpu_rt_period", NUMBER_OR_TEXT),
            entry("cpu_rt_runtime", NUMBER_OR_TEXT),
            entry("cpu_shares", NUMBER_OR_TEXT),
            entry("cpus", NUMBER_OR_TEXT),
            entry("cpuset", TEXT),
            entry("credential_spec", ServiceSubSchemas.CREDENTIAL_SPEC),
            entry("depends_on", ServiceSubSchemas.DEPENDS_ON),
            entry("deploy", DeploySchema.DEPLOY),
            entry("develop", BuildSchema.DEVELOP),
            entry("device_cgroup_rules", DISTINCT_TEXTS),
            entry("devices", ServiceSubSchemas.DEVICES),
            entry("dns", TEXT_OR_TEXTS),
            entry("dns_opt", DISTINCT_TEXTS),
            entry("dns_search", TEXT_OR_TEXTS),
            entry("domainname", TEXT),
            entry("entrypoint", COMMAND),
            entry("env_file", ServiceSubSchemas.ENV_FILE),
            entry("environment", PAIRS),
            entry("expose", NUMBERS_OR_TEXTS),
            entry("extends", ServiceSubSchemas.EXTENDS),
            entry("external_links", DISTINCT_TEXTS),
            entry("extra_hosts", EXTRA_HOSTS),
            entry("gpus", ServiceSubSchemas.GPUS),
            entry("group_add", NUMBERS_OR_TEXTS),
            entry("healthcheck", ServiceSubSchemas.HEALTHCHECK),
            entry("hostname", TEXT),
            entry("image", TEXT),
            entry("init", FLAG),
            entry("ipc", TEXT),
            entry("isolation", TEXT),
            entry("label_file", Choice.of(TEXT, TEXTS)),
            entry("labels", PAIRS),
            entry("links", DISTINCT_TEXTS),
            entry("logging", ServiceSubSchemas.LOGGING),
            entry("mac_address", TEXT),
            entry("mem_limit", NUMBER_OR_TEXT),
            entry("mem_reservation", WHOLE_OR_TEXT),
            entry("mem_swappiness", WHOLE_OR_TEXT),
            entry("memswap_limit", NUMBER_OR_TEXT),
            entry("models", ServiceSubSchemas.MODELS),
            entry("network_mode", TEXT),
            entry("networks", ServiceSubSchemas.NETWORKS),
            entry("oom_kill_disable", FLAG),
            entry("oom_score_adj", Choice.of(TEXT, WHOLE.between(-1000, 1000))),
            entry("pid", Choice.of(TEXT, NOTHING)),
            entry("pids_limit", NUMBER_OR_TEXT),
            entry("platform", TEXT),
            entry("ports", ServiceSubSchemas.PORTS),
            entry("post_start", new Items(HOOK, false)),
            entry("pre_stop", new Items(HOOK, false)),
            entry("privileged", FLAG),
            entry("profiles", DISTINCT_TEXTS),
            entry("provider", ServiceSubSchemas.PROVIDER),
            entry("pull_policy", TEXT.containing(PULL_POLICY)),
            entry("pull_refresh_after", TEXT),
            entry("read_only", FLAG),
            entry("restart", TEXT),
            entry("runtime", TEXT),
            entry("scale", WHOLE_OR_TEXT),
            entry("secrets", GRANTS),
            entry("security_opt", DISTINCT_TEXTS),
            entry("shm_size", NUMBER_OR_TEXT),
            entry("stdin_open", FLAG),
            entry("stop_grace_period", TEXT),
            entry("stop_signal", TEXT),
            entry("storage_opt", new Entries(Pattern.compile(".*"), false, ANYTHING)),
            entry("sysctls", PAIRS),
            entry("tmpfs", TEXT_OR_TEXTS),
            entry("tty", FLAG),
            entry("ulimits", ULIMITS),
            entry("use_api_socket", TRUTH),
            entry("user", TEXT),
            entry("userns_mode", TEXT),
            entry("uts", TEXT),
            entry("volumes", ServiceSubSchemas.VOLUMES),
            entry("volumes_from", DISTINCT_TEXTS),
            entry("working_dir", TEXT)));

    private ServiceSchema() {}
}
