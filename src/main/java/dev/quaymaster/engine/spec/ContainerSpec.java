package dev.quaymaster.engine.spec;

import java.util.Map;

/// A container to make.
///
/// @param name unique on the engine; empty lets the engine choose
/// @param image a name or id the engine has
/// @param process what runs, and as whom
/// @param lifecycle how it is started, watched and stopped
/// @param storage what is mounted
/// @param networking what it can reach and what reaches it
/// @param host its share of the machine and its rights
public record ContainerSpec(
        String name,
        String image,
        Map<String, String> labels,
        ProcessSpec process,
        Lifecycle lifecycle,
        Storage storage,
        Networking networking,
        HostOptions host) {

    /// Copies the map.
    public ContainerSpec {
        labels = Map.copyOf(labels);
    }

    /// A container with the image's and the engine's defaults in everything.
    public static ContainerSpec of(String name, String image) {
        return new ContainerSpec(
                name,
                image,
                Map.of(),
                ProcessSpec.imageDefault(),
                Lifecycle.none(),
                Storage.none(),
                Networking.engineDefault(),
                HostOptions.none());
    }

    /// The same with these labels.
    public ContainerSpec withLabels(Map<String, String> newLabels) {
        return new ContainerSpec(name, image, newLabels, process, lifecycle, storage, networking, host);
    }

    /// The same with that process.
    public ContainerSpec withProcess(ProcessSpec newProcess) {
        return new ContainerSpec(name, image, labels, newProcess, lifecycle, storage, networking, host);
    }

    /// The same with that lifecycle.
    public ContainerSpec withLifecycle(Lifecycle newLifecycle) {
        return new ContainerSpec(name, image, labels, process, newLifecycle, storage, networking, host);
    }

    /// The same with that storage.
    public ContainerSpec withStorage(Storage newStorage) {
        return new ContainerSpec(name, image, labels, process, lifecycle, newStorage, networking, host);
    }

    /// The same with that networking.
    public ContainerSpec withNetworking(Networking newNetworking) {
        return new ContainerSpec(name, image, labels, process, lifecycle, storage, newNetworking, host);
    }

    /// The same with these host options.
    public ContainerSpec withHost(HostOptions newHost) {
        return new ContainerSpec(name, image, labels, process, lifecycle, storage, networking, newHost);
    }
}
