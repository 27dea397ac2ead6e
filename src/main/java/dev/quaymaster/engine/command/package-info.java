/// docker-java's commands, run over our transport and answered by raw values:
/// [dev.quaymaster.engine.command.DockerCommands].
@NullMarked
package dev.quaymaster.engine.command;

import org.jspecify.annotations.NullMarked;
