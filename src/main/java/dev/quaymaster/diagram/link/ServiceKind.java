package dev.quaymaster.diagram.link;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// What a service is, guessed from the last part of its image's name, or from its own name when it
/// is built here.
public enum ServiceKind {
    /// PostgreSQL and its relatives.
    POSTGRES("postgres", "PostgreSQL", 5432, "postgres|postgis|timescale|pgvector"),
    /// The Prefect server or worker.
    PREFECT("prefect", "HTTP", 4200, "prefect"),
    /// The Caddy web server.
    CADDY("caddy", "HTTP", 80, "caddy"),
    /// The MinIO object store.
    MINIO("minio", "S3", 9000, "minio"),
    /// Redis and its relatives.
    REDIS("redis", "Redis", 6379, "redis|valkey|keydb|dragonfly"),
    /// The nginx web server.
    NGINX("nginx", "HTTP", 80, "nginx|openresty"),
    /// The Traefik proxy.
    TRAEFIK("generic", "HTTP", 80, "traefik"),
    /// MySQL and MariaDB.
    MYSQL("generic", "MySQL", 3306, "mysql|mariadb|percona"),
    /// MongoDB.
    MONGO("generic", "MongoDB", 27017, "mongo"),
    /// RabbitMQ.
    RABBITMQ("generic", "AMQP", 5672, "rabbitmq"),
    /// Kafka and its relatives.
    KAFKA("generic", "Kafka", 9092, "kafka|redpanda"),
    /// Elasticsearch and OpenSearch.
    ELASTICSEARCH("generic", "HTTP", 9200, "elasticsearch|opensearch"),
    /// A Python program.
    PYTHON("python", "", 0, "python|jupyter"),
    /// Anything else.
    GENERIC("generic", "", 0, "(?!)");

    private final String icon;
    private final String protocol;
    private final int port;
    private final Pattern words;

    ServiceKind(String icon, String protocol, int port, String words) {
        this.icon = icon;
        this.protocol = protocol;
        this.port = port;
        this.words = Pattern.compile(words);
    }

    /// Guesses the kind.
    ///
    /// @param image an image reference, with or without registry and tag
    public static ServiceKind of(String image) {
        var name = ImageName.of(image).name().toLowerCase(Locale.ROOT);
        for (var kind : values()) {
            if (kind.words.matcher(name).find()) {
                return kind;
            }
        }
        return GENERIC;
    }

    /// The name of its icon.
    public String icon() {
        return icon;
    }

    /// What it speaks on its usual port.
    public Optional<String> protocol() {
        return protocol.isEmpty() ? Optional.empty() : Optional.of(protocol);
    }

    /// The port it usually listens on inside its container.
    public OptionalInt port() {
        return port == 0 ? OptionalInt.empty() : OptionalInt.of(port);
    }
}
