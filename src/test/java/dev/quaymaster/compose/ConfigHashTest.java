package dev.quaymaster.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Versions of docker compose spell the same service differently before they hash it.
class ConfigHashTest {

    private static Map<String, Object> serviceWithBind(Map<String, Object> bind) {
        var mount = new LinkedHashMap<String, Object>();
        mount.put("type", "bind");
        mount.put("source", "/a");
        mount.put("target", "/b");
        mount.put("bind", bind);
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("image", "nginx");
        service.put("volumes", List.of(mount));
        return service;
    }

    @Test
    void version5LeavesOutThatHostPathsAreCreated() {
        assertThat(ConfigHash.ofServiceTree(serviceWithBind(Map.of("create_host_path", true)), "5.0.1"))
                .isEqualTo(ConfigHash.ofServiceTree(serviceWithBind(Map.of())));
    }

    @Test
    void version5SaysThatHostPathsAreNotCreated() {
        assertThat(ConfigHash.ofServiceTree(serviceWithBind(Map.of()), "5.0.1"))
                .isEqualTo(ConfigHash.ofServiceTree(serviceWithBind(Map.of("create_host_path", false))));
    }

    @Test
    void version240HashesWhatIsThere() {
        var service = serviceWithBind(Map.of("create_host_path", true));
        assertThat(ConfigHash.ofServiceTree(service, "2.40.3"))
                .isEqualTo(ConfigHash.ofServiceTree(service))
                .isNotEqualTo(ConfigHash.ofServiceTree(service, "5.1.0"));
    }
}
