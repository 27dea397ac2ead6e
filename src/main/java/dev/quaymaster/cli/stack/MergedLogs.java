package dev.quaymaster.cli.stack;

import dev.quaymaster.engine.Engine;
import dev.quaymaster.engine.LabelFilter;
import dev.quaymaster.engine.LogRequest;
import dev.quaymaster.engine.Subscription;
import dev.quaymaster.stack.ObservedContainer;
import dev.quaymaster.stack.ObservedState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/// The logs of a stack's containers as one.
final class MergedLogs {

    private static final String PROJECT = "com.docker.compose.project";

    private final Engine engine;
    private final String project;
    private final List<String> services;
    private final LogPrinter printer;

    MergedLogs(Engine engine, String project, List<String> services, LogPrinter printer) {
        this.engine = engine;
        this.project = project;
        this.services = List.copyOf(services);
        this.printer = printer;
    }

    /// Prints what was said so far, in the order of time.
    void print(LogRequest request) throws InterruptedException {
        var sources = new ArrayList<LogSource>();
        try {
            for (var container : containers()) {
                printer.expect(container);
                sources.add(LogSource.open(engine, container, request));
            }
            merge(sources);
        } finally {
            sources.forEach(LogSource::close);
            printer.flush();
        }
    }

    private void merge(List<LogSource> sources) throws InterruptedException {
        var queue = new PriorityQueue<LogSource.Next>(
                Comparator.comparing((LogSource.Next next) -> next.line().time())
                        .thenComparing(next -> next.source().container().name()));
        for (var source : sources) {
            source.next().ifPresent(queue::add);
        }
        for (var next = queue.poll(); next != null; next = queue.poll()) {
            printer.print(next.source().container(), next.line());
            next.source().next().ifPresent(queue::add);
        }
    }

    /// Prints lines as they come, of containers that start meanwhile too, until no container is
    /// left that could say something.
    void follow(LogRequest request) {
        var open = new HashMap<String, Subscription>();
        try (var events = engine.events(LabelFilter.equal(PROJECT, project))) {
            while (attach(open, request)) {
                printer.flush();
                events.awaitChange();
            }
        } finally {
            open.values().forEach(Subscription::close);
            printer.flush();
        }
    }

    /// @return whether a container is alive or still being read
    private boolean attach(Map<String, Subscription> open, LogRequest request) {
        var containers = containers();
        containers.forEach(printer::expect);
        for (var container : containers) {
            var before = Optional.ofNullable(open.get(container.id()));
            if (before.isEmpty()) {
                open.put(container.id(), subscribe(container, request));
            } else if (!before.get().open() && container.state().alive()) {
                var onlyNew = new LogRequest(
                        true,
                        request.tail(),
                        container.details().flatMap(details -> details.run().startedAt()),
                        request.until());
                open.put(container.id(), subscribe(container, onlyNew));
            }
        }
        return containers.stream().anyMatch(container -> container.state().alive());
    }

    private Subscription subscribe(ObservedContainer container, LogRequest request) {
        return engine.logs(container.id(), request, line -> {
            printer.print(container, line);
            printer.flush();
        });
    }

    private List<ObservedContainer> containers() {
        return ObservedState.read(engine, project)
                .allContainers()
                .filter(one -> services.isEmpty() || services.contains(one.service()))
                .toList();
    }
}
