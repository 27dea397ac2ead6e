package dev.quaymaster.engine.docker;

import dev.quaymaster.engine.EngineEndpoint;
import java.util.List;

/// What to do about an engine that can't be used, the likeliest first: it depends on where it is.
final class NextSteps {

    private NextSteps() {}

    static List<String> whereNobodyAnswers(EngineEndpoint endpoint) {
        if (endpoint.overSsh()) {
            return List.of("Try again once this works in a terminal, without a question: docker -H "
                    + endpoint.host()
                    + " version");
        }
        if (endpoint.machine().isPresent()) {
            return List.of(
                    "Check that "
                            + endpoint.machine().get()
                            + " is on, that its engine listens on that port, and that no firewall"
                            + " is between.",
                    "An engine that listens on its socket only is reached as ssh://user@"
                            + endpoint.machine().get());
        }
        if (endpoint.host().endsWith("/podman.sock")) {
            return List.of("Start Podman's socket with: systemctl --user enable --now podman.socket");
        }
        if (endpoint.host().contains("/run/user/")) {
            return List.of("Start the rootless engine with: systemctl --user start docker");
        }
        return List.of(
                "If Docker is installed, start it with: sudo systemctl start docker",
                "If it is not, on Debian or Ubuntu this installs and starts it:" + " src/bin/quaymaster --setup",
                "If your engine is elsewhere, set DOCKER_HOST or choose its docker context.");
    }

    static List<String> whereItIsAiling(EngineEndpoint endpoint) {
        var there = endpoint.machine().map(machine -> " on " + machine).orElse("");
        return List.of(
                "See what it says of itself" + there + " with: journalctl -u docker -n 50",
                "If it does not recover, restart it"
                        + there
                        + " with: sudo systemctl restart docker. Its containers stop then, and those"
                        + " without a restart policy stay stopped.");
    }
}
