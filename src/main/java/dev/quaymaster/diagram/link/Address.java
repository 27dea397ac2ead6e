package dev.quaymaster.diagram.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A host and port somebody wrote down, with the scheme in front of it if there was one.
///
/// @param scheme lower case without drivers: `postgresql` for `postgresql+asyncpg`; empty for none
/// @param host host name
/// @param port port, when written
public record Address(String scheme, String host, OptionalInt port) {

    private static final Pattern URL =
            Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?:[^@/\\s]*@)?(?<hosts>[^/\\s?#\"'`;)}]+)");
    private static final Pattern PAIR = Pattern.compile("(?<host>[A-Za-z0-9][A-Za-z0-9_.-]*)(?::(?<port>\\d{1,5}))?");

    /// Scheme → protocol and the port it means when none is written.
    private static final Map<String, Spoken> SPOKEN = Map.ofEntries(
            Map.entry("postgresql", new Spoken("PostgreSQL", 5432)),
            Map.entry("postgres", new Spoken("PostgreSQL", 5432)),
            Map.entry("postgis", new Spoken("PostgreSQL", 5432)),
            Map.entry("mysql", new Spoken("MySQL", 3306)),
            Map.entry("mariadb", new Spoken("MySQL", 3306)),
            Map.entry("mongodb", new Spoken("MongoDB", 27017)),
            Map.entry("redis", new Spoken("Redis", 6379)),
            Map.entry("rediss", new Spoken("Redis", 6379)),
            Map.entry("valkey", new Spoken("Redis", 6379)),
            Map.entry("amqp", new Spoken("AMQP", 5672)),
            Map.entry("amqps", new Spoken("AMQP", 5671)),
            Map.entry("pyamqp", new Spoken("AMQP", 5672)),
            Map.entry("mqtt", new Spoken("MQTT", 1883)),
            Map.entry("nats", new Spoken("NATS", 4222)),
            Map.entry("kafka", new Spoken("Kafka", 9092)),
            Map.entry("ldap", new Spoken("LDAP", 389)),
            Map.entry("smtp", new Spoken("SMTP", 25)),
            Map.entry("clickhouse", new Spoken("ClickHouse", 9000)),
            Map.entry("s3", new Spoken("S3", 9000)),
            Map.entry("ws", new Spoken("WebSocket", 80)),
            Map.entry("wss", new Spoken("WebSocket", 443)),
            Map.entry("grpc", new Spoken("gRPC", 50051)),
            Map.entry("h2c", new Spoken("HTTP", 80)),
            Map.entry("http", new Spoken("HTTP", 80)),
            Map.entry("https", new Spoken("HTTPS", 443)));

    private record Spoken(String protocol, int port) {}

    /// Finds the URLs in a text, one address for each host of a URL with several.
    ///
    /// @param text a variable's value, a command, a line of a file
    public static List<Address> urls(String text) {
        var found = new ArrayList<Address>();
        var url = URL.matcher(text);
        while (url.find()) {
            var scheme = plain(url.group("scheme"));
            for (var host : url.group("hosts").split(",", -1)) {
                pair(scheme, host).ifPresent(found::add);
            }
        }
        return found;
    }

    /// Reads a text that is a list of `host:port` or of host names and nothing else.
    ///
    /// @param text such as `kafka:9092,kafka2:9092`
    public static List<Address> pairs(String text) {
        var found = new ArrayList<Address>();
        for (var item : text.strip().split("[,;\\s]+", -1)) {
            var address = pair("", item);
            if (address.isEmpty()) {
                return List.of();
            }
            found.add(address.get());
        }
        return found;
    }

    private static Optional<Address> pair(String scheme, String text) {
        var pair = PAIR.matcher(text);
        return pair.matches() ? Optional.of(new Address(scheme, pair.group("host"), port(pair))) : Optional.empty();
    }

    private static OptionalInt port(Matcher pair) {
        var port = pair.group("port");
        return port == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(port));
    }

    /// The scheme without its driver, `jdbc:` being cut off by the pattern already.
    private static String plain(String scheme) {
        int plus = scheme.indexOf('+');
        return (plus < 0 ? scheme : scheme.substring(0, plus)).toLowerCase(Locale.ROOT);
    }

    /// What is spoken with a service at this address: the scheme decides, but plain HTTP to an
    /// object store's usual port is S3.
    ///
    /// @param server what the service is
    public Optional<String> protocolWith(ServiceKind server) {
        boolean usual = port.isEmpty() || port.equals(server.port());
        boolean web = scheme.isEmpty() || scheme.equals("http") || scheme.equals("https");
        if (web && usual && server.protocol().isPresent()) {
            return scheme.equals("https") && server.protocol().get().equals("HTTP")
                    ? Optional.of("HTTPS")
                    : server.protocol();
        }
        var spoken = SPOKEN.get(scheme);
        return spoken == null ? Optional.empty() : Optional.of(spoken.protocol());
    }

    /// The port, else the one the scheme or the service's image implies.
    ///
    /// @param server what the service is
    public OptionalInt portOf(ServiceKind server) {
        if (port.isPresent()) {
            return port;
        }
        var spoken = SPOKEN.get(scheme);
        return spoken == null ? server.port() : OptionalInt.of(spoken.port());
    }
}
