package dev.quaymaster.engine;

import dev.quaymaster.engine.EngineException.Kind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// What is to go wrong on a fake engine, and a diary of what was asked of it. Calls are called by
/// verb and subject: `create web-1`, `start web-1`, `pull postgres:17`, `remove volume data`.
public final class FakeFaults {

    private final Map<String, EngineException> next = new ConcurrentHashMap<>();
    private final Map<String, EngineException> always = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile boolean unreachable;

    /// The next call of that name, or whose name starts so, fails.
    public void next(String call, EngineException failure) {
        next.put(call, failure);
    }

    /// Every call of that name, or whose name starts so, fails.
    public void always(String call, EngineException failure) {
        always.put(call, failure);
    }

    /// Whether nothing answers any more; open event streams break.
    public void unreachable(boolean gone) {
        unreachable = gone;
    }

    /// The calls that change something, in their order, failed ones included.
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /// Forgets the calls so far.
    public void forgetCalls() {
        calls.clear();
    }

    boolean isUnreachable() {
        return unreachable;
    }

    void look(String call) {
        if (Thread.interrupted()) {
            Thread.currentThread().interrupt();
            throw new EngineException(Kind.CANCELLED, "Can't " + call + ": it was cancelled.");
        }
        if (unreachable) {
            throw new EngineException(Kind.UNREACHABLE, "Can't " + call + ": no engine answers. Start it.");
        }
        fail(always, call);
        for (var name : List.copyOf(next.keySet())) {
            var failure = call.startsWith(name) ? next.remove(name) : null;
            if (failure != null) {
                throw again(failure);
            }
        }
    }

    void change(String call) {
        calls.add(call);
        look(call);
    }

    private static void fail(Map<String, EngineException> failures, String call) {
        failures.forEach((name, failure) -> {
            if (call.startsWith(name)) {
                throw again(failure);
            }
        });
    }

    /// The same failure with the stack of this call.
    private static EngineException again(EngineException failure) {
        return new EngineException(failure.kind(), failure.getMessage(), failure);
    }
}
