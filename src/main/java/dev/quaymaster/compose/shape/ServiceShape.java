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

    static final Shape SERVICE =
            Shape.of(
                    key("profiles", TEXTS),
                    key("annotations", PAIRS),
                    key("attach", CHOICE),
                    key("build", BuildShape.BUILD.one()),
                    key("develop", BuildShape.DEVELOP.one()),
                    key("blkio_config", ServiceParts.BLKIO.one()),
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
                    key("configs", ServiceParts.GRANT.list()),
                    key("container_name", TEXT),
                    key("credential_spec", ServiceParts.CREDENTIAL_SPEC.one()),
                    key("depends_on", MapForms.DEPENDENCIES),
                    key("deploy", DeployShape.DEPLOY.one()),
                    key("device_cgroup_rules", TEXTS),
                    key("devices", ServiceParts.DEVICE.list()),
                    key("dns", TEXTS),
                    key("dns_opt", TEXTS),
                    key("dns_search", TEXTS),
                    key("domainname", TEXT),
                    nullable("entrypoint", COMMAND),
                    key("provider", ServiceParts.PROVIDER.one()),
                    key("environment", ENVIRONMENT),
                    key("env_file", ServiceParts.ENV_FILES),
                    key("expose", TEXTS),
                    key("extends", ServiceParts.EXTENDS.one()),
                    key("external_links", TEXTS),
                    key("extra_hosts", HOSTS),
                    key("group_add", TEXTS),
                    key("gpus", DeployShape.DEVICE_REQUEST.list()),
                    key("hostname", TEXT),
                    key("healthcheck", ServiceParts.HEALTHCHECK.one()),
                    key("image", TEXT),
                    key("init", CHOICE),
                    key("ipc", TEXT),
                    key("isolation", TEXT),
                    key("labels", PAIRS),
                    key("label_file", TEXTS),
                    key("links", TEXTS),
                    key("logging", ServiceParts.LOGGING.one()),
                    key("mem_limit", BYTES),
                    key("mem_reservation", BYTES),
                    key("memswap_limit", BYTES),
                    key("mem_swappiness", BYTES),
                    key("mac_address", TEXT),
                    key("models", ServiceParts.MODEL.named(true)),
                    key("network_mode", TEXT),
                    key("networks", ServiceParts.ATTACHMENT.named(true)),
                    key("oom_kill_disable", FLAG),
                    key("oom_score_adj", WHOLE),
                    key("pid", TEXT),
                    key("pids_limit", WHOLE),
                    key("platform", TEXT),
                    key("ports", ServiceParts.PORT.list()),
                    key("privileged", FLAG),
                    key("pull_policy", TEXT),
                    key("read_only", FLAG),
                    key("restart", TEXT),
                    key("runtime", TEXT),
                    key("scale", COUNT),
                    key("secrets", ServiceParts.GRANT.list()),
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
                    key("post_start", ServiceParts.HOOK.list()),
                    key("pre_stop", ServiceParts.HOOK.list()));

    private ServiceShape() {}
}
