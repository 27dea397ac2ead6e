package dev.quaymaster.engine.dial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What an address over ssh makes of the command line.
class SshAddressTest {

    private static final SshProgram SSH = new SshProgram("/usr/bin/ssh", true);

    @Test
    void aHostAloneLeavesTheRestToTheSettingsOfSsh() {
        var address = SshAddress.parse("ssh://box");

        assertThat(address.destination()).containsExactly("--", "box");
        assertThat(address.command()).containsExactly("docker", "system", "dial-stdio");
    }

    @Test
    void userPortAndSocketArePassedOn() {
        var address = SshAddress.parse("ssh://ada@box.example:2222/run/user/1000/docker.sock");

        assertThat(address.destination()).containsExactly("-l", "ada", "-p", "2222", "--", "box.example");
        assertThat(address.command())
                .containsExactly("docker", "--host", "unix:///run/user/1000/docker.sock", "system", "dial-stdio");
        assertThat(address.byHand()).isEqualTo("ssh -p 2222 ada@box.example");
    }

    @Test
    void anAddressOfNumbersLosesItsBrackets() {
        assertThat(SshAddress.parse("ssh://ada@[fe80::1]:22").destination()).endsWith("--", "fe80::1");
    }

    @Test
    void aSlashAloneIsNoSocket() {
        assertThat(SshAddress.parse("ssh://box/").socket()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssh://",
                "ssh://-oProxyCommand=reboot",
                "ssh://-x@box",
                "ssh://ada:secret@box",
                "ssh://box$(reboot)",
                "ssh://box;reboot",
                "ssh://box:port",
                "ssh://box/run/$(reboot).sock",
                "ssh://box/run/a b.sock",
                "ssh://box/run/docker.sock'",
                "ssh://a\nb"
            })
    void whatCouldBeTakenForSomethingElseIsRefused(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> SshAddress.parse(address));
    }

    @Test
    void theFirstCallLogsInAndTheOthersShareItsConnection() {
        var address = SshAddress.parse("ssh://box");
        var control = Path.of("/private/0");

        assertThat(SSH.shared(control, address))
                .contains("-f", "-N", "ControlMaster=yes", "BatchMode=yes")
                .containsSequence("-S", "/private/0")
                .endsWith("--", "box");
        assertThat(SSH.stream(control, address))
                .containsSequence("-S", "/private/0", "-o", "ControlMaster=no")
                .endsWith("--", "box", "docker", "system", "dial-stdio");
        assertThat(SSH.end(control, address)).containsSequence("-O", "exit", "--", "box");
    }

    @Test
    void whereConnectionsCantBeSharedNoneIsAskedFor() {
        assertThat(new SshProgram("ssh.exe", false).stream(Path.of("/x"), SshAddress.parse("ssh://box")))
                .doesNotContain("-S");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ada@box: Permission denied (publickey).                  | true  | set up a key
                    Host key verification failed.                            | true  | accept its key
                    ssh: Could not resolve hostname box: Name not known      | false | Check the name
                    sh: 1: docker: not found                                 | false | Install the docker command
                    Cannot connect to the Docker daemon at unix:///x. Is it? | false | Start the engine there
                    permission denied while trying to connect to the Docker daemon socket at x | true | usermod -aG docker
                    kex_exchange_identification: read: Connection reset      | false | Check that the machine is on
                    """)
    void whatSshSaysIsFollowedByWhatHelps(String said, boolean denied, String advice) {
        var trouble = SshTrouble.of("Warning: something\n" + said + "\n", 255, SshAddress.parse("ssh://box"));

        assertThat(trouble).hasMessageStartingWith("over ssh: " + said).hasMessageContaining(advice);
        assertThat(trouble.denied()).isEqualTo(denied);
    }
}
