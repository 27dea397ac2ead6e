package dev.quaymaster.editor;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWatchTest {

    @TempDir
    private Path folder;

    @Test
    void aFileThatIsWrittenOrReplacedIsToldAndOthersAreNot() throws IOException {
        var watched = Files.writeString(folder.resolve("a.yaml"), "one");
        var other = folder.resolve("b.yaml");
        Set<Path> told = ConcurrentHashMap.newKeySet();
        try (var watch = FileWatch.open(told::add)) {
            watch.watch(List.of(watched));
            Files.writeString(other, "x");
            TextFile.read(watched).save("two");
            await().until(() -> told.equals(Set.of(watched)));
        }
    }
}
