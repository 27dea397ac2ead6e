package dev.quaymaster.backup.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.backup.BackupSet;
import dev.quaymaster.backup.SampleSet;
import dev.quaymaster.backup.SetKind;
import dev.quaymaster.backup.Sets;
import dev.quaymaster.backup.store.BackupStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestoreTextTest {

    @TempDir
    Path folder;

    @Test
    void everyCommandToRestoreWithoutThisProgramIsThere() {
        var text = RestoreText.of(Sets.manifest("one", Instant.EPOCH, SetKind.MANUAL));
        assertThat(text)
                .contains(
                        "Backup one of the stack prefect-v2, made by Quaymaster test.",
                        "ab".repeat(32) + "  prefect-v2_postgres-data.tar.zst\nSUMS\n",
                        "    docker volume create --label com.docker.compose.volume=postgres-data"
                                + " -- prefect-v2_postgres-data\n"
                                + "    zstd -dc -- prefect-v2_postgres-data.tar.zst | docker run --rm"
                                + " -i -v prefect-v2_postgres-data:/v debian:stable-slim tar -C /v"
                                + " --numeric-owner",
                        "    compose/compose.yaml was /stacks/compose.yaml\n");
    }

    @Test
    void itsChecksCoverEveryFileOfTheSet() throws Exception {
        var set = SampleSet.commit(new BackupStore(folder), "web_20261120T020000Z_3fa91c");
        var names = new String[] {"data.tar.zst", "db.dump.sql.zst", "db.env", "compose/compose.yaml", "manifest.json"};
        assertThat(checks(set).output()).contains(names);
        assertThat(checks(set).code()).isZero();
        for (var name : names) {
            var file = set.folder().resolve(name);
            var whole = Files.readAllBytes(file);
            var flipped = whole.clone();
            flipped[whole.length / 2] ^= 1;
            Files.write(file, flipped);
            assertThat(checks(set).code()).as(name).isNotZero();
            Files.write(file, whole);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "it's",
                "$(touch pwned) `touch pwned` \\ \" ; touch pwned #",
                "x; touch pwned",
                "-v",
                "a\nb\u001b[2J%d\\n",
                "\u202eevil",
                "ü 文件",
                "*",
                "~",
                "a=b c"
            })
    void theShellTakesEveryWordForWhatItIs(String word) throws Exception {
        var typed = ShellWord.quoted(word);
        assertThat(typed.chars().anyMatch(one -> one < ' ' || one == 0x202e)).isFalse();
        var said = sh("printf %s " + typed);
        assertThat(said.output()).isEqualTo(word);
        assertThat(folder.resolve("pwned")).doesNotExist();
    }

    private Said checks(BackupSet set) throws Exception {
        var text = Files.readString(set.folder().resolve("RESTORE.txt"));
        var from = text.indexOf("sha256sum -c");
        var script = text.substring(from, text.indexOf("SUMS\n", text.indexOf("SUMS'") + 6) + 5);
        return sh("cd " + ShellWord.quoted(set.folder().toString()) + "\n" + script);
    }

    private record Said(int code, String output) {}

    private Said sh(String script) throws IOException, InterruptedException {
        var file = folder.resolve("script");
        Files.writeString(file, script);
        var process = new ProcessBuilder("sh", file.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return new Said(process.exitValue(), output);
    }
}
