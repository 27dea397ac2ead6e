package dev.quaymaster.ui.diagram;

/// Ids of the diagram as ids that stylesheets and tests can name: `service-postgres`,
/// `edge-service-caddy-service-minio`.
final class Ids {

    private Ids() {}

    static String node(String id) {
        return id.replaceAll("[^A-Za-z0-9_]+", "-");
    }

    static String edge(String id) {
        return "edge-" + node(id);
    }
}
