package dev.quaymaster.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.quaymaster.engine.EngineException.Kind;
import dev.quaymaster.engine.spec.EndpointSpec;
import dev.quaymaster.engine.spec.MountSpec.VolumeMount;
import dev.quaymaster.engine.spec.NetworkSpec;
import dev.quaymaster.engine.spec.Networking;
import dev.quaymaster.engine.spec.PortSpec;
import dev.quaymaster.engine.spec.Storage;
import dev.quaymaster.engine.spec.VolumeSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;

/// What every engine does with networks, volumes, files and ports.
abstract class ResourceContract extends EngineLab {

    @Test
    void aContainerIsInAllNetworksOfItsSpec() {
        var first = network("first");
        var second = network("second");
        var endpoints = new LinkedHashMap<String, EndpointSpec>();
        endpoints.put(first, EndpointSpec.of("db"));
        endpoints.put(second, EndpointSpec.of("store"));
        var networking = new Networking(
                first, endpoints, List.of(), List.of(), Networking.Names.none(), Networking.Dns.none(), List.of());
        var id = engine.create(spec("placed", "sleep 600").withNetworking(networking));
        engine.start(id);

        var details = engine.inspect(id);
        assertThat(details.container().networks()).containsExactly(first, second);
        assertThat(details.endpoints())
                .hasEntrySatisfying(first, place -> assertThat(place.aliases()).contains("db"))
                .hasEntrySatisfying(second, place -> assertThat(place.aliases()).contains("store"));
        assertThat(kindOf(() -> engine.removeNetwork(first))).isEqualTo(Kind.CONFLICT);
    }

    @Test
    void aContainerJoinsAndLeavesANetwork() {
        var network = network("joined");
        var id = running("joins");
        engine.connect(network, id, EndpointSpec.of("guest"));
        assertThat(engine.inspect(id).container().networks()).contains(network);
        engine.disconnect(network, id);
        assertThat(engine.inspect(id).container().networks()).doesNotContain(network);
    }

    @Test
    void networksAreListedByLabelAndTheirNamesAreGivenOnce() {
        var network = network("listed");

        assertThat(engine.networks(mine()))
                .extracting(Network::name, Network::driver)
                .containsExactly(tuple(network, "bridge"));
        assertThat(kindOf(() -> engine.createNetwork(NetworkSpec.of(network, Map.of()))))
                .isEqualTo(Kind.CONFLICT);
    }

    @Test
    void aVolumeInUseIsNotRemoved() {
        var volume = volume("data");
        var id = engine.create(
                spec("user", "sleep 600").withStorage(Storage.of(List.of(VolumeMount.of(volume, "/data")))));

        assertThat(kindOf(() -> engine.removeVolume(volume))).isEqualTo(Kind.CONFLICT);
        assertThat(engine.inspect(id).container().mounts())
                .extracting(MountPoint::type, MountPoint::name, MountPoint::destination)
                .containsExactly(tuple(MountPoint.Type.VOLUME, volume, "/data"));
    }

    @Test
    void volumesAreListedByLabelAndMadeOnce() {
        var volume = volume("listed");
        volume("listed-too");

        assertThat(engine.volumes(mine())).extracting(Volume::name).containsExactly(volume, name("listed-too"));
        var again = engine.createVolume(VolumeSpec.of(volume, Map.of()));
        assertThat(again.labels()).containsEntry("qm.contract", prefix);
        assertThat(engine.volume(volume)).map(Volume::anonymous).contains(false);
    }

    @Test
    void anAnonymousVolumeGoesWithItsContainerIfSoAsked() {
        var storage = Storage.of(List.of(VolumeMount.of("", "/data")));
        var id = engine.create(spec("anonymous", "sleep 600").withStorage(storage));
        var volume = engine.inspect(id).container().mounts().getFirst().name();
        assertThat(engine.volume(volume)).map(Volume::anonymous).contains(true);

        engine.remove(id, RemoveOptions.FORCE_WITH_VOLUMES);

        assertThat(engine.volume(volume)).isEmpty();
    }

    @Test
    void filesGoInAndOutAsTarWithoutTheContainerRunning() throws IOException {
        var volume = volume("files");
        var storage = Storage.of(List.of(VolumeMount.of(volume, "/data")));
        var id = engine.create(spec("files", "sleep 600").withStorage(storage));

        engine.writeArchive(id, "/data", new ByteArrayInputStream(tar("greeting", "hello")));

        try (var in = new TarArchiveInputStream(engine.readArchive(id, "/data"))) {
            var names = new ArrayList<String>();
            var content = "";
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
                if (entry.getName().endsWith("greeting")) {
                    assertThat(entry.getLongUserId()).isEqualTo(engine.info().keepsOwners() ? 70 : 0);
                    assertThat(entry.getMode() & 0777).isEqualTo(0640);
                    content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
            // Podman leaves the name of a volume's own folder out
            assertThat(names).isIn(List.of("data/", "data/greeting"), List.of("/", "/greeting"));
            assertThat(content).isEqualTo("hello");
        }
        assertThat(kindOf(() -> engine.readArchive(id, "/data/nothing"))).isEqualTo(Kind.NOT_FOUND);
    }

    private static byte[] tar(String name, String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            var entry = new TarArchiveEntry(name);
            entry.setSize(content.length());
            entry.setMode(0640);
            entry.setIds(70, 70);
            tar.putArchiveEntry(entry);
            tar.write(content.getBytes(StandardCharsets.UTF_8));
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    @Test
    void aTakenPortIsAConflictThatNamesThePort() {
        var networking =
                Networking.of("bridge", EndpointSpec.of(), List.of(new PortSpec("127.0.0.1", "27117", 80, "tcp")));
        engine.start(engine.create(spec("holds", "sleep 600").withNetworking(networking)));
        var id = engine.create(spec("wants", "sleep 600").withNetworking(networking));

        assertThatThrownBy(() -> engine.start(id))
                .hasMessageContaining("port 27117 is already taken")
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFLICT));
    }
}
