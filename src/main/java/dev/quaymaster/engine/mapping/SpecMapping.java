package dev.quaymaster.engine.mapping;

import dev.quaymaster.engine.ApiVersion;
import dev.quaymaster.engine.http.Json;
import dev.quaymaster.engine.spec.ContainerSpec;
import dev.quaymaster.engine.spec.HealthcheckSpec;
import dev.quaymaster.engine.spec.ProcessSpec;
import dev.quaymaster.engine.spec.ProcessSpec.Stdin;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes the body of `POST /containers/create`.
public final class SpecMapping {

    /// From this version on a container can be made in several networks at once.
    public static final ApiVersion ALL_ENDPOINTS_AT_ONCE = new ApiVersion(1, 44);

    private SpecMapping() {}

    /// Writes the whole body.
    public static Json create(ContainerSpec spec, ApiVersion version) {
        var body = Json.object().put("Image", spec.image()).put("Labels", spec.labels());
        process(body, spec.process());
        lifecycle(body, spec);
        body.put("ExposedPorts", NetworkingMapping.exposed(spec.networking()))
                .put("HostConfig", HostConfigMapping.hostConfig(spec))
                .put("NetworkingConfig", NetworkingMapping.atCreation(spec.networking(), version))
                .putText("Hostname", spec.networking().names().hostname())
                .putText("Domainname", spec.networking().names().domainName());
        if (version.compareTo(ALL_ENDPOINTS_AT_ONCE) < 0) {
            body.put("MacAddress", NetworkingMapping.primaryMac(spec.networking()));
        }
        return body;
    }

    private static void process(Json body, ProcessSpec process) {
        process.command().ifPresent(command -> body.putEvenEmpty("Cmd", command));
        process.entrypoint().ifPresent(entrypoint -> body.putEvenEmpty("Entrypoint", entrypoint));
        body.put("Env", environment(process.environment()))
                .put("User", process.user())
                .put("WorkingDir", process.workingDir())
                .put("Tty", process.tty())
                .put("AttachStdout", true)
                .put("AttachStderr", true)
                .put("OpenStdin", process.stdin() != Stdin.CLOSED)
                .put("StdinOnce", process.stdin() == Stdin.UNTIL_DETACHED);
    }

    private static List<String> environment(Map<String, Optional<String>> environment) {
        return environment.entrySet().stream()
                .map(variable -> variable.getKey()
                        + variable.getValue().map(value -> "=" + value).orElse(""))
                .toList();
    }

    private static void lifecycle(Json body, ContainerSpec spec) {
        var lifecycle = spec.lifecycle();
        lifecycle.healthcheck().ifPresent(check -> body.put("Healthcheck", SpecMapping.healthcheck(check)));
        body.put("StopSignal", lifecycle.stopSignal())
                .put("StopTimeout", lifecycle.stopTimeout().map(Duration::toSeconds));
    }

    private static Json healthcheck(HealthcheckSpec check) {
        return Json.object()
                .put("Test", check.test())
                .put("Interval", check.interval().map(Duration::toNanos))
                .put("Timeout", check.timeout().map(Duration::toNanos))
                .put("StartPeriod", check.startPeriod().map(Duration::toNanos))
                .put("StartInterval", check.startInterval().map(Duration::toNanos))
                .put("Retries", check.retries());
    }
}
