package dev.quaymaster.engine.dial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// An engine's address of the form `ssh://[user@]host[:port][/path/of/its/socket]`.
///
/// Only letters that mean nothing to a shell are let through: the path is part of a command line on
/// the other machine, and names may be put into one by the user's ssh settings.
///
/// @param user who logs in there, if not the one that ssh's settings say
/// @param host a name, an address, or a name from ssh's settings
/// @param port where its ssh server listens, if not where ssh's settings say
/// @param socket the engine's socket there, if not the one that the docker command finds there
record SshAddress(Optional<String> user, String host, Optional<String> port, Optional<String> socket) {

    private static final Pattern FORM =
            Pattern.compile("ssh://(?:([^@/]*)@)?(\\[[^]/]*]|[^:/]*)(?::(\\d{1,5}))?(/.*)?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.][A-Za-z0-9_.+-]*");
    private static final Pattern NUMBERS = Pattern.compile("\\[[0-9A-Fa-f:.]+]");
    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9_./+@=:,-]*");

    /// Reads an address.
    ///
    /// @throws IllegalArgumentException in words, for what can't be one
    static SshAddress parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("It is not of the form ssh://user@host:port");
        }
        var user = Optional.ofNullable(matcher.group(1));
        user.ifPresent(SshAddress::checkUser);
        var host = matcher.group(2);
        if (!NAME.matcher(host).matches() && !NUMBERS.matcher(host).matches()) {
            throw new IllegalArgumentException("\"" + host + "\" can't be the name of a machine");
        }
        var socket = Optional.ofNullable(matcher.group(4)).filter(path -> !path.equals("/"));
        socket.ifPresent(SshAddress::checkSocket);
        return new SshAddress(user, host.replaceAll("[\\[\\]]", ""), Optional.ofNullable(matcher.group(3)), socket);
    }

    private static void checkUser(String user) {
        if (user.contains(":")) {
            throw new IllegalArgumentException("A password can't stand in it; let ssh use a key instead");
        }
        if (!NAME.matcher(user).matches()) {
            throw new IllegalArgumentException("\"" + user + "\" can't be the name of a user");
        }
    }

    private static void checkSocket(String path) {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("The socket's path may hold letters, digits and / . _ - + @ = : , only");
        }
    }

    /// The arguments that say where to.
    List<String> destination() {
        var arguments = new ArrayList<String>();
        user.ifPresent(name -> arguments.addAll(List.of("-l", name)));
        port.ifPresent(number -> arguments.addAll(List.of("-p", number)));
        arguments.addAll(List.of("--", host));
        return arguments;
    }

    /// What is run there: it joins its input and output to the engine, as the docker command does
    /// it.
    List<String> command() {
        var words = new ArrayList<String>(List.of("docker"));
        socket.ifPresent(path -> words.addAll(List.of("--host", "unix://" + path)));
        words.addAll(List.of("system", "dial-stdio"));
        return words;
    }

    /// How the user would go there by hand.
    String byHand() {
        return "ssh "
                + port.map(number -> "-p " + number + " ").orElse("")
                + user.map(name -> name + "@").orElse("")
                + host;
    }
}
