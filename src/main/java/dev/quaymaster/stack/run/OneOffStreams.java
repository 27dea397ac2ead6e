package dev.quaymaster.stack.run;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/// What a single run reads and writes, byte for byte.
///
/// @param in its standard input, if it has one
/// @param out gets its standard output
/// @param err gets its standard error
public record OneOffStreams(Optional<InputStream> in, OutputStream out, OutputStream err) {}
