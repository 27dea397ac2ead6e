package dev.quaymaster.compose.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.compose.ComposeFiles;
import dev.quaymaster.compose.SourceTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypedTextTest {

    @TempDir
    private Path folder;

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void whatIsTypedCountsInsteadOfWhatIsOnDisk() throws IOException {
        var main = write("compose.yaml", "name: t\ninclude: [more.yaml]\nservices: {a: {image: x}}");
        var more = write("more.yaml", "services: {b: {image: '${IMAGE}'}}");
        var env = write(".env", "IMAGE=old");
        var texts = new SourceTexts(Map.of(more, "services: {c: {image: '${IMAGE}'}}", env, "IMAGE=new"));
        var project = ProjectLoader.load(ComposeFiles.find(main, Map.of(), texts), texts)
                .project()
                .orElseThrow();
        assertThat(project.services().keySet()).containsExactly("a", "c");
        assertThat(Objects.requireNonNull(project.services().get("c")).image()).contains("new");
        assertThat(texts.filesRead()).containsExactly(env, main, more);
    }

    @Test
    void aMistakeInTypedTextIsFoundAtItsPlace() throws IOException {
        var main = write("compose.yaml", "name: t\nservices: {a: {image: x}}");
        var texts = new SourceTexts(Map.of(main, "name: t\nservices:\n  a:\n    imag: x\n"));
        assertThat(ProjectLoader.load(ComposeFiles.find(main, Map.of()), texts).problems())
                .extracting(Object::toString)
                .containsExactly(
                        main + ":4:5: services.a: The key \"imag\" is not known here. Did you mean" + " \"image\"?");
    }
}
