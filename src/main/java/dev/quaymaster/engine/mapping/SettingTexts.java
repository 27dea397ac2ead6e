package dev.quaymaster.engine.mapping;

import dev.quaymaster.engine.http.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Puts single attributes of a container into short texts; empty when they say nothing.
final class SettingTexts {

    private static final int NANO_DIGITS = 9;
    private static final long MIB = 1L << 20;

    private SettingTexts() {}

    static String flag(Json json, String name) {
        return json.flag(name) ? "true" : "";
    }

    static String number(long number) {
        return number == 0 ? "" : Long.toString(number);
    }

    static String seconds(long seconds) {
        return seconds == 0 ? "" : seconds + "s";
    }

    static String bytes(long bytes) {
        if (bytes > 0 && bytes % MIB == 0) {
            return bytes / MIB + "m";
        }
        return number(bytes);
    }

    static String cpus(long nanos) {
        return nanos == 0
                ? ""
                : BigDecimal.valueOf(nanos, NANO_DIGITS).stripTrailingZeros().toPlainString();
    }

    static String inOrder(Json json, String name) {
        return String.join(" ", json.texts(name));
    }

    static String sorted(Json json, String name) {
        return sorted(json.texts(name));
    }

    static String sorted(Collection<String> texts) {
        return texts.stream().sorted().collect(Collectors.joining(" "));
    }

    static String pairs(Json json, String name) {
        return new TreeMap<>(json.textFields(name))
                .entrySet().stream()
                        .map(pair -> pair.getKey() + "=" + pair.getValue())
                        .collect(Collectors.joining(" "));
    }

    static String capabilities(Json json, String name) {
        return sorted(json.texts(name).stream()
                .map(word -> word.toUpperCase(Locale.ROOT).replaceFirst("^CAP_", ""))
                .toList());
    }

    /// The engine adds one of its own to privileged containers.
    static String securityOptions(Json host) {
        return sorted(host.texts("SecurityOpt").stream()
                .filter(option -> !option.equals("label=disable"))
                .toList());
    }

    static String restart(Json policy) {
        var name = policy.text("Name");
        var most = policy.number("MaximumRetryCount");
        return name.equals("no") ? "" : name + (most > 0 ? ":" + most : "");
    }

    static String ports(Json bindings) {
        var ports = new ArrayList<String>();
        bindings.fields().forEach((inside, bound) -> bound.elements().forEach(one -> ports.add(port(one, inside))));
        return sorted(ports);
    }

    private static String port(Json bound, String inside) {
        var address = bound.text("HostIp");
        var published = bound.text("HostPort");
        return (address.isEmpty() ? "" : address + ":")
                + (published.isEmpty() || published.equals("0") ? "any" : published)
                + ":"
                + inside;
    }

    /// A network of the project is told apart by its attributes; the other modes by their word.
    static String networkMode(String mode) {
        return mode.equals("host") || mode.equals("none") ? mode : shared(mode).equals("container") ? "container" : "";
    }

    /// Whose namespace is shared is told by the service it belongs to, elsewhere.
    static String shared(String mode) {
        return mode.startsWith("container:") ? "container" : mode;
    }

    static String logging(Json config) {
        var driver = config.text("Type");
        return Stream.of(driver, pairs(config, "Config"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    static String healthcheck(Json check) {
        var test = inOrder(check, "Test");
        return Stream.of(
                        test,
                        timed("every", check.number("Interval")),
                        timed("timeout", check.number("Timeout")),
                        timed("start period", check.number("StartPeriod")),
                        timed("start interval", check.number("StartInterval")),
                        check.number("Retries") == 0 ? "" : "retries " + check.number("Retries"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private static String timed(String what, long nanos) {
        if (nanos == 0) {
            return "";
        }
        var time = Duration.ofNanos(nanos);
        return what + " " + (time.toMillis() % 1000 == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms");
    }

    static String ulimits(Json host) {
        return sorted(host.list("Ulimits").stream()
                .map(one -> one.text("Name") + "=" + one.text("Soft") + ":" + one.text("Hard"))
                .toList());
    }

    static String devices(Json host) {
        return sorted(host.list("Devices").stream()
                .map(one -> String.join(
                        ":", one.text("PathOnHost"), one.text("PathInContainer"), one.text("CgroupPermissions")))
                .toList());
    }

    static String deviceRequests(Json host) {
        return sorted(host.list("DeviceRequests").stream()
                .map(one -> Stream.of(
                                one.text("Driver"),
                                number(one.number("Count")),
                                inOrder(one, "DeviceIDs"),
                                one.list("Capabilities").stream()
                                        .flatMap(set -> set.elements().stream())
                                        .map(Json::asText)
                                        .collect(Collectors.joining(",")),
                                pairs(one, "Options"))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" ")))
                .toList());
    }

    static String blockIo(Json host) {
        var parts = new ArrayList<String>();
        var weight = number(host.number("BlkioWeight"));
        if (!weight.isEmpty()) {
            parts.add("weight " + weight);
        }
        for (var name :
                List.of("WeightDevice", "DeviceReadBps", "DeviceWriteBps", "DeviceReadIOps", "DeviceWriteIOps")) {
            for (var one : host.list("Blkio" + name)) {
                var value = one.get("Rate").present() ? one.text("Rate") : one.text("Weight");
                parts.add(name.replace("Device", "") + " " + one.text("Path") + "=" + value);
            }
        }
        return String.join(" ", parts);
    }

    /// What is mounted, by the path in the container; both the short and the long form.
    static Map<String, String> mounts(Json host) {
        var mounts = new TreeMap<String, String>();
        for (var bind : host.texts("Binds")) {
            var parts = bind.split(":", 3);
            if (parts.length > 1) {
                var options = parts.length > 2 && !parts[2].equals("rw") ? " (" + parts[2] + ")" : "";
                mounts.put("mount at " + parts[1], parts[0] + options);
            }
        }
        for (var mount : host.list("Mounts")) {
            mounts.put("mount at " + mount.text("Target"), mount(mount));
        }
        return mounts;
    }

    private static String mount(Json mount) {
        var options = new ArrayList<String>();
        if (mount.flag("ReadOnly")) {
            options.add("ro");
        }
        for (var kind : List.of("BindOptions", "VolumeOptions", "TmpfsOptions", "ImageOptions")) {
            new TreeMap<>(mount.get(kind).fields()).forEach((name, value) -> {
                var text = value.fields().isEmpty() ? value.asText() : value.toString();
                if (!text.isEmpty() && !text.equals("false") && !text.equals("0")) {
                    options.add(name + "=" + text);
                }
            });
        }
        var source = mount.text("Source");
        return (source.isEmpty() ? mount.text("Type") : source)
                + (options.isEmpty() ? "" : " (" + String.join(", ", options) + ")");
    }

    /// A container's place in a network. The engine gives every container its short id as a name,
    /// and addresses where none were asked for.
    static Map<String, String> place(String network, Json place) {
        var asked = place.get("IPAMConfig");
        var attributes = new TreeMap<String, String>();
        attributes.put(
                "aliases",
                sorted(place.texts("Aliases").stream()
                        .filter(name -> !name.matches("[0-9a-f]{12}"))
                        .distinct()
                        .toList()));
        attributes.put("ipv4_address", asked.text("IPv4Address"));
        attributes.put("ipv6_address", asked.text("IPv6Address"));
        attributes.put("link_local_ips", sorted(asked, "LinkLocalIPs"));
        attributes.put("links", sorted(place, "Links"));
        attributes.put("driver_opts", pairs(place, "DriverOpts"));
        attributes.put("gw_priority", number(place.number("GwPriority")));
        attributes.put("mac_address", place.text("MacAddress"));
        var named = new TreeMap<String, String>();
        attributes.forEach((name, text) -> named.put("network " + network + " " + name, text));
        return named;
    }
}
