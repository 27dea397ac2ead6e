/// The logs of several containers as one: kept in time order in bounded memory, searched, filtered,
/// and their terminal colours read.
///
/// Main types: [dev.quaymaster.logs.LogBook] keeps the lines, [dev.quaymaster.logs.LogIndex] is the
/// part of them that a [dev.quaymaster.logs.LogFilter] lets through, [dev.quaymaster.logs.LogFeed]
/// brings them from an engine, [dev.quaymaster.logs.AnsiText] is a line as it looks.
///
/// Threads: the book and its indexes may be used by any thread; the engine's stream threads write,
/// searches read on virtual threads of their own, and whoever shows lines reads the few it needs.
///
/// Limits: knows no window; a stack's containers are told to it.
@NullMarked
package dev.quaymaster.logs;

import org.jspecify.annotations.NullMarked;
