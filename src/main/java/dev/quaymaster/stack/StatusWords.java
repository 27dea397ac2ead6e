package dev.quaymaster.stack;

import dev.quaymaster.engine.ContainerDetails;
import java.util.ArrayList;
import java.util.List;

/// How a service is in a few words: its status, and what happened to it that the status alone does
/// not tell.
final class StatusWords {

    private StatusWords() {}

    static String of(ObservedState state, String service) {
        var status = state.status(service);
        var containers = state.containers(service).stream()
                .filter(one -> StatusRule.of(state, one) == status)
                .toList();
        var runs = containers.stream()
                .flatMap(one -> one.details().stream())
                .map(ContainerDetails::run)
                .toList();
        var words = new ArrayList<>(List.of(status.toString()));
        if (runs.stream().anyMatch(ContainerDetails.Run::oomKilled)) {
            words.add("out of memory");
        } else if (containers.stream().anyMatch(ObservedContainer::startFailed)) {
            words.add("could not be started");
        } else if (status == ServiceStatus.FAILED || status == ServiceStatus.RESTARTING) {
            runs.stream()
                    .mapToInt(ContainerDetails.Run::exitCode)
                    .filter(code -> code != 0)
                    .findFirst()
                    .ifPresent(code -> words.add("exit " + code));
        }
        var restarts =
                runs.stream().mapToInt(ContainerDetails.Run::restartCount).sum();
        if (restarts > 0 && (status.isUp() || status == ServiceStatus.RESTARTING)) {
            words.add(restarts == 1 ? "1 restart" : restarts + " restarts");
        }
        return String.join(", ", words);
    }
}
