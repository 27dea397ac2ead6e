package dev.quaymaster.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.engine.EngineException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The engine's words, as engines from 20.10 to 28 say them, in plainer ones.
class RefusalTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "driver failed programming external connectivity on endpoint web (1f): Bind for"
                        + " 0.0.0.0:8080 failed: port is already allocated",
                "driver failed programming external connectivity on endpoint web (1f): Error"
                        + " starting userland proxy: listen tcp4 127.0.0.1:8080: bind: address already"
                        + " in use",
                "failed to set up container networking: driver failed programming external"
                        + " connectivity on endpoint web (1f): failed to bind host port for"
                        + " 0.0.0.0:8080:172.17.0.2:80/tcp: address already in use",
                "Error starting userland proxy: listen tcp6 [::]:8080: bind: address already in use"
            })
    void aTakenPortIsNamed(String message) {
        assertThat(Refusal.of(500, message))
                .isEqualTo(new Refusal(
                        Kind.CONFLICT,
                        "port 8080 is already taken on the engine's machine. Stop what uses"
                                + " it, or publish another port"));
    }

    @Test
    void aPortBelow1024MayBeForbidden() {
        var refusal = Refusal.of(500, "listen tcp4 0.0.0.0:80: bind: permission denied");

        assertThat(refusal.kind()).isEqualTo(Kind.FAILED);
        assertThat(refusal.words()).startsWith("the engine may not open port 80");
    }

    @Test
    void anImageThatNobodyHasIsNotFound() {
        var message = "pull access denied for acme/nothing, repository does not exist or may require"
                + " 'docker login': denied: requested access to the resource is denied";

        assertThat(Refusal.of(404, message))
                .isEqualTo(new Refusal(
                        Kind.NOT_FOUND,
                        "the registry has no image acme/nothing, or it is private. Check"
                                + " the name, or log in with: docker login"));
    }

    /// It is the registry that says no: the engine is well, and must not be called unreachable.
    @Test
    void aRegistryThatWantsALogInIsNoEngineThatDeniesOne() {
        var message = "Head \"http://r.example/v2/a/manifests/1\": no basic auth credentials";

        assertThat(Refusal.of(500, message))
                .isEqualTo(new Refusal(
                        Kind.FAILED, "the registry wants to know who you are. Log in with: docker" + " login"));
    }

    @Test
    void aMissingVersionOfAnImageIsNamed() {
        assertThat(Refusal.of(404, "manifest for postgres:99 not found: manifest unknown"))
                .isEqualTo(new Refusal(
                        Kind.NOT_FOUND, "the registry does not have that version of the image" + " (postgres:99)"));
    }

    @Test
    void aFullDiskSaysHowToMakeRoom() {
        var refusal = Refusal.of(500, "write /var/lib/x: no space left on device");

        assertThat(refusal.kind()).isEqualTo(Kind.DISK_FULL);
        assertThat(refusal.words())
                .contains("the disk of the engine's machine is full")
                .contains("write /var/lib/x: no space left on device");
    }

    @Test
    void aNetworkInUseIsAConflictThoughTheEngineSaysForbidden() {
        assertThat(Refusal.of(403, "error while removing network: network x has active endpoints"))
                .extracting(Refusal::kind)
                .isEqualTo(Kind.CONFLICT);
    }

    @Test
    void aNameThatIsTakenIsNamed() {
        var message = "Conflict. The container name \"/web\" is already in use by container \"ff64\". You"
                + " have to remove (or rename) that container to be able to reuse that name.";

        assertThat(Refusal.of(409, message))
                .isEqualTo(new Refusal(Kind.CONFLICT, "another container is called web already. Remove or rename it"));
    }

    @Test
    void longIdsAreCutShort() {
        var id = "ff64f0146c1d69028ed56ef05ee59c7616c09f40302e4aee1010995ec6bb3ca6";

        assertThat(Failures.sentence("start " + id, "container " + id + " is odd"))
                .isEqualTo("Can't start ff64f0146c1d: container ff64f0146c1d is odd.");
    }

    @Test
    void otherWordsAreKept() {
        assertThat(Refusal.of(500, "something odd")).isEqualTo(new Refusal(Kind.FAILED, "something odd"));
        assertThat(Refusal.of(409, "container is paused")).isEqualTo(new Refusal(Kind.CONFLICT, "container is paused"));
        assertThat(Refusal.of(500, "")).isEqualTo(new Refusal(Kind.FAILED, "the engine says only 500"));
    }
}
