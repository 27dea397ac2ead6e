package dev.quaymaster.engine;

import dev.quaymaster.engine.spec.BuildSpec;
import dev.quaymaster.engine.spec.EndpointSpec;
import dev.quaymaster.engine.spec.NetworkSpec;
import dev.quaymaster.engine.spec.VolumeSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The images, networks, volumes and files of an engine in memory.
abstract class FakeResources implements Engine {

    final FakeFaults faults = new FakeFaults();
    final FakeEvents events = new FakeEvents();
    final FakeFiles files = new FakeFiles();
    final FakeImages images = new FakeImages();
    final FakeNetworks networks = new FakeNetworks();
    final FakeVolumes volumes = new FakeVolumes(files);
    final FakeContainers containers = new FakeContainers(images, networks, volumes, events);

    /// What is to go wrong, and what was called.
    public FakeFaults faults() {
        return faults;
    }

    /// A container that is about to be changed; the call is in the diary.
    final FakeContainer called(String verb, String id) {
        faults.look(verb);
        var container = containers.find(id);
        faults.change(verb + " " + container.name);
        return container;
    }

    /// Adds an image that the engine holds.
    public void addImage(Image image) {
        images.add(image);
    }

    /// Says what an image's name stands for at its registry.
    public void publish(String reference, String digest) {
        images.publish(reference, digest);
    }

    /// Makes an image pullable.
    public void offer(String reference) {
        images.offer(reference);
    }

    @Override
    public Optional<Image> image(String reference) {
        faults.look("image " + reference);
        return images.find(reference);
    }

    @Override
    public List<Image> images() {
        faults.look("list images");
        return images.list();
    }

    @Override
    public void pull(String reference, String platform, Consumer<PullProgress> progress) {
        faults.change("pull " + reference);
        images.pull(reference, progress);
    }

    @Override
    public String registryDigest(String reference) {
        faults.look("registry " + reference);
        return images.published(reference);
    }

    @Override
    public String build(BuildSpec spec, Consumer<String> output) {
        var name = spec.tags().isEmpty() ? "untagged" : spec.tags().getFirst();
        faults.change("build " + name);
        output.accept("Successfully built " + name);
        return images.add(name).id();
    }

    @Override
    public String importImage(InputStream tar, String repositoryTag) {
        faults.change("import " + repositoryTag);
        try {
            tar.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return images.add(repositoryTag).id();
    }

    @Override
    public void removeImage(String reference) {
        faults.change("remove image " + reference);
        images.remove(reference);
    }

    @Override
    public List<Network> networks(LabelFilter filter) {
        faults.look("list networks");
        return networks.list(filter);
    }

    @Override
    public String createNetwork(NetworkSpec spec) {
        faults.change("create network " + spec.name());
        events.changed();
        return networks.create(spec);
    }

    @Override
    public void removeNetwork(String network) {
        faults.change("remove network " + network);
        networks.remove(network, containers.all());
        events.changed();
    }

    @Override
    public void connect(String network, String container, EndpointSpec endpoint) {
        var found = called("connect " + network, container);
        found.networks.put(networks.find(network).name(), endpoint);
        events.changed();
    }

    @Override
    public void disconnect(String network, String container) {
        var found = called("disconnect " + network, container);
        found.networks.remove(networks.find(network).name());
        events.changed();
    }

    @Override
    public List<Volume> volumes(LabelFilter filter) {
        faults.look("list volumes");
        return volumes.list(filter);
    }

    @Override
    public Optional<Volume> volume(String name) {
        faults.look("volume " + name);
        return volumes.find(name);
    }

    @Override
    public Volume createVolume(VolumeSpec spec) {
        faults.change("create volume " + spec.name());
        events.changed();
        return volumes.made(spec);
    }

    @Override
    public void removeVolume(String name) {
        faults.change("remove volume " + name);
        volumes.remove(name, containers.all());
        events.changed();
    }

    @Override
    public Map<String, Long> volumeSizes() {
        faults.look("measure volumes");
        return volumes.sizes();
    }

    @Override
    public InputStream readArchive(String id, String path) {
        faults.look("read " + path);
        return files.read(FakeFiles.place(containers.find(id), path), path);
    }

    @Override
    public void writeArchive(String id, String path, InputStream tar) {
        var container = called("write " + path, id);
        files.write(FakeFiles.place(container, path), tar);
    }
}
