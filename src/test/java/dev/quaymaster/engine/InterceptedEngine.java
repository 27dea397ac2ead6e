package dev.quaymaster.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;

/// A real engine, of which a test answers some calls itself.
public final class InterceptedEngine {

    private InterceptedEngine() {}

    /// What stands between the caller and the engine.
    @FunctionalInterface
    public interface Interceptor {

        /// Answers a call.
        ///
        /// @param name of the method
        /// @param real asks the engine
        Object answer(String name, List<?> arguments, Call real) throws Throwable;
    }

    /// The call that was intercepted.
    @FunctionalInterface
    public interface Call {
        /// Asks the engine.
        Object proceed() throws Throwable;
    }

    /// The engine with that in between.
    public static Engine of(Engine engine, Interceptor interceptor) {
        return (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(),
                new Class<?>[] {Engine.class},
                (_, method, arguments) ->
                        interceptor.answer(method.getName(), arguments == null ? List.of() : List.of(arguments), () -> {
                            try {
                                return method.invoke(engine, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }
}
