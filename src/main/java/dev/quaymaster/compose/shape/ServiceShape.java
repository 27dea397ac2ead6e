package dev.quaymaster.compose.shape;

import static dev.quaymaster.compose.shape.Field.key;
import static dev.quaymaster.compose.shape.Field.nullable;
import static dev.quaymaster.compose.shape.Forms.BYTES;
import static dev.quaymaster.compose.shape.Forms.CHOICE;
import static dev.quaymaster.compose.shape.Forms.COMMAND;
import static dev.quaymaster.compose.shape.Forms.COUNT;
import static dev.quaymaster.compose.shape.Forms.DURATION;
import static dev.quaymaster.compose.shape.Forms.FLAG;
import static dev.quaymaster.compose.shape.Forms.FRACTION;
import static dev.quaymaster.compose.shape.Forms.TEXT;
import static dev.quaymaster.compose.shape.Forms.TEXTS;
import static dev.quaymaster.compose.shape.Forms.WHOLE;
import static dev.quaymaster.compose.shape.MapForms.ENVIRONMENT;
import static dev.quaymaster.compose.shape.MapForms.HOSTS;
import static dev.quaymaster.compose.shape.MapForms.PAIRS;
import static dev.quaymaster.compose.shape.MapForms.ULIMITS;

/// The canonical form of a service; the order of its keys is part of the config hash.
final class ServiceShape {

    static final CanonicalObject SERVICE = CanonicalObject.of(
            key("profiles", TEXTS),
            key("annotations", PAIRS),
            key("attach", CHOICE),
            key("build", BuildShape.BUILD.one()),
            key("develop", BuildShape.DEVELOP.one()),
            key("blkio_config", ServiceSubObjects.BLKIO.one()),
            key("cap_add", TEXTS),
            key("cap_drop", TEXTS),
            key("cgroup_parent", TEXT),
            key("cgroup", TEXT),
            key("cpu_count", WHOLE),
            key("cpu_percent", FRACTION),
            key("cpu_period", WHOLE),
            key("cpu_quota", WHOLE),
            key("cpu_rt_period", WHOLE),
            key("cpu_rt_runtime", WHOLE),
            key("cpus", FRACTION),
            key("cpuset", TEXT),
            key("cpu_shares", WHOLE),
            nullable("command", COMMAND),
            key("configs", ServiceSubObjects.GRANT.list()),
            key("container_name", TEXT),
            key("credential_spec", ServiceSubObjects.CREDENTIAL_SPEC.one()),
            key("depends_on", MapForms.DEPENDENCIES),
            key("deploy", DeployShape.DEPLOY.one()),
            key("device_cgroup_rules", TEXTS),
            key("devices", ServiceSubObjects.DEVICE.list()),
            key("dns", TEXTS),
            key("dns_opt", TEXTS),
            key("dns_search", TEXTS),
            key("domainname", TEXT),
            nullable("entrypoint", COMMAND),
            key("provider", ServiceSubObjects.PROVIDER.one()),
            key("environment", ENVIRONMENT),
            key("env_file", ServiceSubObjects.ENV_FILES),
            key("expose", TEXTS),
            key("extends", ServiceSubObjects.EXTENDS.one()),
            key("external_links", TEXTS),
            key("extra_hosts", HOSTS),
            key("group_add", TEXTS),
            key("gpus", DeployShape.DEVICE_REQUEST.list()),
            key("hostname", TEXT),
            key("healthcheck", ServiceSubObjects.HEALTHCHECK.one()),
            key("image", TEXT),
            key("init", CHOICE),
            key("ipc", TEXT),
            key("isolation", TEXT),
            key("labels", PAIRS),
            key("label_file", TEXTS),
            key("links", TEXTS),
            key("logging", ServiceSubObjects.LOGGING.one()),
            key("mem_limit", BYTES),
            key("mem_reservation", BYTES),
            key("memswap_limit", BYTES),
            key("mem_swappiness", BYTES),
            key("mac_address", TEXT),
            key("models", ServiceSubObjects.MODEL.named(true)),
            key("network_mode", TEXT),
            key("networks", ServiceSubObjects.ATTACHMENT.named(true)),
            key("oom_kill_disable", FLAG),
            key("oom_score_adj", WHOLE),
            key("pid", TEXT),
            key("pids_limit", WHOLE),
            key("platform", TEXT),
            key("ports", ServiceSubObjects.PORT.list()),
            key("privileged", FLAG),
            key("pull_policy", TEXT),
            key("read_only", FLAG),
            key("restart", TEXT),
            key("runtime", TEXT),
            key("scale", COUNT),
            key("secrets", ServiceSubObjects.GRANT.list()),
            key("security_opt", TEXTS),
            key("shm_size", BYTES),
            key("stdin_open", FLAG),
            key("stop_grace_period", DURATION),
            key("stop_signal", TEXT),
            key("storage_opt", PAIRS),
            key("sysctls", PAIRS),
            key("tmpfs", TEXTS),
            key("tty", FLAG),
            key("ulimits", ULIMITS),
            key("use_api_socket", FLAG),
            key("user", TEXT),
            key("userns_mode", TEXT),
            key("uts", TEXT),
            key("volumes", MountShape.MOUNT.list()),
            key("volumes_from", TEXTS),
            key("working_dir", TEXT),
            key("post_start", ServiceSubObjects.HOOK.list()),
            key("pre_stop", ServiceSubObjects.HOOK.list()));

    private ServiceShape() {}
}
