package dev.quaymaster.cli.console;

import java.lang.reflect.Proxy;

/// Tells when the terminal that this process runs in gets another size.
///
/// The system says so with the signal `SIGWINCH`, which Java takes only through a class outside its
/// documented interface. It is looked up by name, so that where it is missing, or the system has no
/// such signal, the size is merely not followed.
final class WindowSize {

    private WindowSize() {}

    /// From now on calls this on every change, on a thread of the system's; it must not block.
    static void onChange(Runnable changed) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var calling = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            changed.run();
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("WINCH"), calling);
        } catch (ReflectiveOperationException e) {
            System.getLogger(WindowSize.class.getName())
                    .log(System.Logger.Level.DEBUG, "The terminal's size can't be followed", e);
        }
    }
}
