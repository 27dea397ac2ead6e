/// Asks a running PostgreSQL what it holds and lets it dump itself, with the programs of its own
/// container, over its local socket.
///
/// [PostgresServer] is the way in; [PostgresState] says whether a dump would load again, and
/// [ServerSettings] what a dump leaves out. Everything only reads; calls block.
@NullMarked
package dev.quaymaster.backup.postgres;

import org.jspecify.annotations.NullMarked;
