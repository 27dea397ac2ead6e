package dev.quaymaster.stack.run;

import dev.quaymaster.compose.model.Project;
import dev.quaymaster.stack.Change;
import dev.quaymaster.stack.Operation;
import dev.quaymaster.stack.Plan;
import dev.quaymaster.stack.Request.Up;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/// What a plan names as the cause of a recreation, attribute by attribute, on the real engine: its
/// own defaults, which nobody asked for, are never among the causes.
class CausesIT extends StackLab {

    /// A line of a service, the same changed, and what is then said.
    private record Case(String before, String after, String said) {}

    private static final List<Case> CASES = List.of(
            change("domainname: one", "domainname: two", "domainname one → two"),
            change("hostname: one", "hostname: two", "hostname one → two"),
            change("tty: true", "", "tty true → (none)"),
            change("stdin_open: true", "", "stdin_open true → (none)"),
            change("stop_signal: SIGKILL", "stop_signal: INT", "stop_signal SIGKILL → INT"),
            change("stop_grace_period: 2s", "stop_grace_period: 3s", "stop_grace_period 2s → 3s"),
            change(
                    "healthcheck: {test: [CMD, 'true'], retries: 2}",
                    "healthcheck: {test: [CMD, 'false']}",
                    "healthcheck CMD true · retries 2 → CMD false"),
            change(
                    "healthcheck: {test: [CMD, 'true'], interval: 60s}",
                    "",
                    "healthcheck CMD true · every 60s → (none)"),
            change("expose: ['80']", "expose: ['81']", "expose 80/tcp → 81/tcp"),
            change("restart: on-failure:2", "restart: always", "restart on-failure:2 → always"),
            change("restart: always", "", "restart always → (none)"),
            change("init: true", "", "init true → (none)"),
            change(
                    "ports: ['127.0.0.1::80']",
                    "ports: ['127.0.0.1::81']",
                    "expose 80/tcp → 81/tcp; ports 127.0.0.1:any:80/tcp → 127.0.0.1:any:81/tcp"),
            change("read_only: true", "", "read_only true → (none)"),
            change("tmpfs: [/run]", "tmpfs: ['/run:size=1m']", "tmpfs /run= → /run=size=1m"),
            change("shm_size: 8m", "", "shm_size 8m → (none)"),
            change("network_mode: none", "network_mode: host", "network_mode none → host"),
            change("extra_hosts: ['a:10.0.0.1']", "extra_hosts: ['a:10.0.0.2']", "extra_hosts a:10.0.0.1 → a:10.0.0.2"),
            change("dns: [10.0.0.1]", "", "dns 10.0.0.1 → (none)"),
            change("dns_search: [a.example]", "dns_search: [b.example]", "dns_search a.example → b.example"),
            change("dns_opt: [use-vc]", "", "dns_opt use-vc → (none)"),
            change("privileged: true", "", "privileged true → (none)"),
            change("cap_add: [NET_ADMIN]", "cap_add: [SYS_TIME]", "cap_add NET_ADMIN → SYS_TIME"),
            change("cap_drop: [ALL]", "", "cap_drop ALL → (none)"),
            change("security_opt: ['no-new-privileges:true']", "", "security_opt no-new-privileges:true → (none)"),
            change("group_add: ['7']", "group_add: ['8']", "group_add 7 → 8"),
            change(
                    "sysctls: {net.core.somaxconn: '100'}",
                    "sysctls: {net.core.somaxconn: '200'}",
                    "sysctls net.core.somaxconn=100 → net.core.somaxconn=200"),
            change("ipc: host", "", "ipc host → (none)"),
            change("pid: host", "", "pid host → (none)"),
            change("uts: host", "", "uts host → (none)"),
            change(
                    "logging: {driver: json-file, options: {max-size: 1m}}",
                    "logging: {driver: json-file, options: {max-size: 2m}}",
                    "logging json-file max-size=1m → json-file max-size=2m"),
            change("logging: {driver: none}", "", "logging none → (none)"),
            change("mem_limit: 64m", "mem_limit: 96m", "mem_limit 64m → 96m"),
            change("mem_limit: 65m", "", "mem_limit 65m → (none)"),
            change("mem_reservation: 32m", "", "mem_reservation 32m → (none)"),
            change("oom_score_adj: 100", "oom_score_adj: 200", "oom_score_adj 100 → 200"),
            change("cpus: 0.5", "cpus: 0.25", "cpus 0.5 → 0.25"),
            change("cpu_shares: 512", "", "cpu_shares 512 → (none)"),
            change("cpuset: '0'", "", "cpuset 0 → (none)"),
            change("pids_limit: 50", "pids_limit: 60", "pids_limit 50 → 60"),
            change("ulimits: {nofile: 1000}", "ulimits: {nofile: 2000}", "ulimits nofile=1000:1000 → nofile=2000:2000"),
            change(
                    "devices: ['/dev/null:/dev/one']",
                    "devices: ['/dev/null:/dev/two']",
                    "devices /dev/null:/dev/one:rwm → /dev/null:/dev/two:rwm"),
            change("device_cgroup_rules: ['c 1:3 mr']", "", "device_cgroup_rules c 1:3 mr → (none)"),
            change("volumes: ['/tmp:/t']", "volumes: ['/tmp:/t:ro']", "mount at /t /tmp → /tmp (ro)"),
            change("volumes: ['/tmp:/t']", "volumes: ['/tmp:/t', '/usr:/u']", "mount at /u added"),
            change("volumes: ['data:/d', /loose]", "volumes: [/loose]", "mount at /d removed"),
            change(
                    "volumes: [{type: tmpfs, target: /t, tmpfs: {size: 1m}}]",
                    "volumes: [{type: tmpfs, target: /t, tmpfs: {size: 2m}}]",
                    "mount at /t tmpfs (SizeBytes=1048576) → tmpfs (SizeBytes=2097152)"),
            change(
                    "networks: {lan: {aliases: [a]}}",
                    "networks: {lan: {aliases: [b]}}",
                    "network PROJECT_lan aliases a → b"),
            change(
                    "networks: {lan: {ipv4_address: 10.213.7.21}}",
                    "networks: {lan: {ipv4_address: 10.213.7.22}}",
                    "network PROJECT_lan ipv4_address 10.213.7.21 → 10.213.7.22"),
            change("networks: [lan, default]", "networks: [default]", "network PROJECT_lan removed"),
            change(
                    "labels: {a: '1', api-token: x}",
                    "labels: {a: '2', api-token: y}",
                    "label a 1 → 2; label api-token ••••• → •••••"),
            change("labels: {gone: '1'}", "", "label gone 1 → (none)"),
            change("environment: {A: '1'}", "", "environment A removed"),
            change("user: '1'", "user: '2'", "user 1 → 2"),
            change("working_dir: /tmp", "working_dir: /usr", "working directory /tmp → /usr"),
            change("entrypoint: [sleep]", "entrypoint: [sleep, '600']", "entrypoint sleep → sleep 600"));

    private static Case change(String before, String after, String said) {
        return new Case(before, after, said);
    }

    @Test
    void everyChangedAttributeIsNamedAndNoneOfTheEnginesOwn() throws Exception {
        create(load(Case::before));

        var causes = runner().plan(load(Case::after), Up.of()).changes().stream()
                .collect(Collectors.toMap(Change::subject, Change::causes));

        var all = new SoftAssertions();
        for (var i = 0; i < CASES.size(); i++) {
            var wanted = CASES.get(i);
            all.assertThat(said(causes.getOrDefault("s" + i, List.of())))
                    .as("%s changed to %s", wanted.before(), wanted.after())
                    .isEqualTo(wanted.said().replace("PROJECT", name));
        }
        all.assertAll();
    }

    /// Containers that are made tell as much as those that run.
    private void create(Project project) throws InterruptedException {
        var plan = runner().plan(project, Up.of());
        var made = plan.steps().stream()
                .filter(step -> !(step.operation() instanceof Operation.StartContainer))
                .toList();
        new PlanExecutor(engine).run(new Plan(name, made, List.of(), List.of()), news -> {});
    }

    private static String said(List<String> causes) {
        return causes.stream()
                .map(cause -> cause.replace("config changed: ", ""))
                .collect(Collectors.joining("; "));
    }

    private Project load(Function<Case, String> line) throws IOException {
        var services = new LinkedHashMap<String, String>();
        for (var i = 0; i < CASES.size(); i++) {
            services.put("s" + i, line.apply(CASES.get(i)));
        }
        write("services:\n"
                + services.entrySet().stream().map(CausesIT::service).collect(Collectors.joining())
                + "networks: {lan: {ipam: {config: [{subnet: 10.213.7.0/24}]}}, default: }\n"
                + "volumes: {data: }\n");
        return load();
    }

    private static String service(Map.Entry<String, String> service) {
        return "  %s:\n    image: quaymaster-test/busybox\n    command: ['600']\n    entrypoint: [sleep]\n%s"
                .formatted(service.getKey(), service.getValue().isEmpty() ? "" : "    " + service.getValue() + "\n")
                .replace("    entrypoint: [sleep]\n    entrypoint:", "    entrypoint:");
    }
}
