package dev.quaymaster.stack;

import java.util.List;

/// A stack on the engine, whoever started it.
///
/// @param name name of the project
/// @param running how many of its containers run
/// @param paused how many of its containers are paused
/// @param total how many containers it has, one-offs included
/// @param files the compose files it was started from, as far as its containers know them
/// @param workingDirectory its project directory, empty when unknown
/// @param services its services, sorted
public record StackSummary(
        String name,
        int running,
        int paused,
        int total,
        List<String> files,
        String workingDirectory,
        List<String> services) {

    public StackSummary {
        files = List.copyOf(files);
        services = List.copyOf(services);
    }
}
