/// Runs docker-java's commands over our transport: [dev.quaymaster.engine.command.DockerCommands].
/// docker-java knows the paths, the parameters and the headers of the engine's API; what it does
/// otherwise than is needed stays ours:
/// - Answers come as raw values ([dev.quaymaster.engine.http.RawModels]). docker-java's models
///   throw at settings that engines take (`cap_add` in lower case, a bind of one path, ranges of
///   ports), lack fields, and take longer to get ready than all else that a command does.
/// - Documents that create containers, networks, volumes and connections are our own
///   ([dev.quaymaster.engine.command.OwnDocuments]), since the models lack fields of newer engines.
/// - Stop and restart say no grace where none is given ([dev.quaymaster.engine.command.OwnGrace]);
///   docker-java's say ten seconds.
/// - Names are prepared for paths ([dev.quaymaster.engine.http.RequestPaths]): some of its commands
///   encode none, others fail at `$`.
/// - Raw requests serve where it has no command, or none that works: `GET /system/df` and `GET
///   /distribution/…/json` (none), `GET /containers/…/stats` (no one-shot), `GET
///   /containers/…/logs` (whole seconds, lines cut anew), `GET` and `PUT /containers/…/archive`
///   (paths with bytes that are no text), `POST /images/create` of a tar (sends `{}` in its place),
///   `POST /exec/…/start` and `POST /containers/…/attach` (no end of input, broken output passes
///   for whole).
///
/// Commands that tell as they go are read on a thread that docker-java starts for each; it only
/// hands over. All others run on the calling thread.
@NullMarked
package dev.quaymaster.engine.command;

import org.jspecify.annotations.NullMarked;
