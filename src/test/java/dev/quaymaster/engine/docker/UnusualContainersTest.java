package dev.quaymaster.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.engine.Container;
import dev.quaymaster.engine.ContainerState;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.http.HostileEngine;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Containers with settings that engines take, and that a strict reader would not understand.
@Timeout(60)
class UnusualContainersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'HostConfig':{'CapAdd':['net_admin']}",
                "'HostConfig':{'Binds':['/data']}",
                "'HostConfig':{'VolumesFrom':['x:ro,z']}",
                "'Config':{'ExposedPorts':{'8000-8010/tcp':{}}}",
                "'HostConfig':{'CpuShares':4294967296}",
                "'HostConfig':{'RestartPolicy':null,'LogConfig':{'Type':'of-a-plugin'}}",
                "'State':{'Status':'running','Health':null},'NewOfTomorrow':[[1]]",
            })
    void isReadWhateverItsSettings(String settings) throws IOException {
        var json = "{'Id':'c1','Name':'/odd'," + settings + "}";
        try (var canned = answering(json);
                var engine = DockerEngine.connect(canned.endpoint())) {
            assertThat(engine.inspect("c1").container().name()).isEqualTo("odd");
        }
    }

    @Test
    void isListedWhateverIsTold() throws IOException {
        var json = "[{'Id':'c1','Names':['/odd'],'State':'of-tomorrow','Ports':null,"
                + "'Mounts':[{'Type':'image','Mode':7}],'Created':'now'}]";
        try (var canned = answering(json);
                var engine = DockerEngine.connect(canned.endpoint())) {
            assertThat(engine.containers(LabelFilter.all()))
                    .singleElement()
                    .returns("odd", Container::name)
                    .returns(ContainerState.DEAD, Container::state);
        }
    }

    private static HostileEngine answering(String json) throws IOException {
        return HostileEngine.answering((_, out) -> HostileEngine.document(out, json.replace('\'', '"')));
    }
}
