import dev.quaymaster.engine.EngineLocator;
import dev.quaymaster.engine.docker.DockerEngine;
import dev.quaymaster.volume.VolumeBrowser;
import dev.quaymaster.volume.VolumePath;
import java.util.Optional;
import java.util.StringJoiner;

/// Prints how many milliseconds each of some listings of an open volume's root takes.
public final class Listing {

    private static final int ROUNDS = 25;

    /// Lists.
    ///
    /// @param args the volume's name
    public static void main(String[] args) throws Exception {
        var times = new StringJoiner(" ");
        try (var engine = DockerEngine.connect(EngineLocator.locate(System.getenv(), Optional.empty()));
                var volume = VolumeBrowser.open(engine, args[0])) {
            for (int round = 0; round < ROUNDS; round++) {
                long began = System.nanoTime();
                int entries = volume.list(VolumePath.ROOT).size();
                times.add(Long.toString((System.nanoTime() - began) / 1_000_000));
                if (entries != 1000) {
                    throw new IllegalStateException("Expected 1000 entries, got " + entries);
                }
            }
        }
        System.out.println(times);
    }
}
