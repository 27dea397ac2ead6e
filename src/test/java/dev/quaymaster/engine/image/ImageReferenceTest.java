package dev.quaymaster.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImageReferenceTest {

    @Test
    void aBareNameIsTheLatestOfTheDefaultRegistry() {
        assertThat(ImageReference.parse("postgres")).isEqualTo(new ImageReference("", "postgres", "latest"));
        assertThat(ImageReference.parse("acme/app:1.2")).isEqualTo(new ImageReference("", "acme/app", "1.2"));
    }

    @Test
    void aHostIsToldFromATag() {
        assertThat(ImageReference.parse("localhost:5000/app"))
                .isEqualTo(new ImageReference("localhost:5000", "localhost:5000/app", "latest"));
        assertThat(ImageReference.parse("registry.example.com/app:2"))
                .isEqualTo(new ImageReference("registry.example.com", "registry.example.com/app", "2"));
    }

    @Test
    void aDigestWinsOverATag() {
        assertThat(ImageReference.parse("app:1@sha256:ab")).isEqualTo(new ImageReference("", "app", "sha256:ab"));
    }
}
