package dev.quaymaster.compose.bind;

import dev.quaymaster.compose.model.Isolation;
import dev.quaymaster.compose.model.LifecycleConfig;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Binds what surrounds a service's process: isolation from the host, and its coming and going.
final class RuntimeBinder {

    private RuntimeBinder() {}

    static Isolation isolation(Values values) {
        return new Isolation(
                new Isolation.Namespaces(
                        values.text("network_mode"),
                        values.text("pid"),
                        values.text("ipc"),
                        values.text("uts"),
                        values.text("userns_mode"),
                        values.text("cgroup"),
                        values.text("cgroup_parent")),
                names(values),
                values.flag("privileged"),
                values.flag("read_only"),
                values.texts("cap_add"),
                values.texts("cap_drop"),
                values.texts("security_opt"),
                values.texts("group_add"),
                values.pairs("sysctls"),
                values.texts("tmpfs"),
                values.optional("logging")
                        .map(logging -> new Isolation.Logging(logging.text("driver"), logging.pairs("options"))),
                values.pairs("annotations"));
    }

    private static Isolation.Names names(Values values) {
        return new Isolation.Names(
                values.texts("dns"),
                values.texts("dns_search"),
                values.texts("dns_opt"),
                values.texts("extra_hosts"),
                values.texts("links"),
                values.texts("external_links"),
                values.text("mac_address"),
                values.texts("expose"));
    }

    static LifecycleConfig lifecycle(Values values) {
        return new LifecycleConfig(
                restart(values),
                values.text("stop_signal"),
                values.duration("stop_grace_period"),
                scale(values),
                values.text("pull_policy"),
                values.texts("profiles"),
                hooks(values, "post_start"),
                hooks(values, "pre_stop"));
    }

    private static int scale(Values values) {
        var scale = values.count("scale");
        return scale.isPresent()
                ? scale.getAsInt()
                : values.in("deploy").count("replicas").orElse(1);
    }

    /// The policy of `deploy` counts over `restart`, in the engine's words.
    private static Optional<LifecycleConfig.Restart> restart(Values values) {
        var policy = values.in("deploy").optional("restart_policy");
        if (policy.isPresent()) {
            var word = switch (policy.get().text("condition").orElse("any")) {
                case "none" -> "no";
                case "any" -> "always";
                case String other -> other;
            };
            return Optional.of(new LifecycleConfig.Restart(word, policy.get().count("max_attempts")));
        }
        return values.text("restart").map(RuntimeBinder::restart);
    }

    private static LifecycleConfig.Restart restart(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return new LifecycleConfig.Restart(text, OptionalInt.empty());
        }
        var attempts = text.substring(colon + 1);
        return new LifecycleConfig.Restart(
                text.substring(0, colon),
                attempts.matches("[0-9]{1,9}") ? OptionalInt.of(Integer.parseInt(attempts)) : OptionalInt.empty());
    }

    private static List<LifecycleConfig.Hook> hooks(Values values, String key) {
        return values.all(key).stream()
                .map(hook -> new LifecycleConfig.Hook(
                        hook.texts("command"),
                        hook.text("user"),
                        hook.flag("privileged"),
                        hook.text("working_dir"),
                        hook.variables("environment")))
                .toList();
    }
}
