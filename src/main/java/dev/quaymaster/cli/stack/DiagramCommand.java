package dev.quaymaster.cli.stack;

import dev.quaymaster.cli.command.Invocation;
import dev.quaymaster.cli.command.StackCommand;
import dev.quaymaster.cli.console.CommandException;
import dev.quaymaster.cli.console.ExitCode;
import dev.quaymaster.cli.console.JsonFields;
import dev.quaymaster.diagram.DiagramBuilder;
import dev.quaymaster.diagram.export.MermaidExport;
import dev.quaymaster.diagram.export.SvgExport;
import dev.quaymaster.diagram.export.SvgPalette;
import dev.quaymaster.diagram.layout.DiagramLayout;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `diagram`.
@Command(description = "Draw the stack: services, networks, volumes, and who talks to whom.")
public final class DiagramCommand extends StackCommand {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "FILE.svg is a picture, FILE.mmd is Mermaid text")
    private String output = "";

    @Option(names = "--dark", description = "Light on dark")
    private boolean dark;

    /// @param invocation the run of the program it belongs to
    public DiagramCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        var file = console().folder().resolve(output).normalize();
        var name = file.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".svg") && !name.endsWith(".mmd")) {
            throw new CommandException(
                    ExitCode.USAGE, output + " is neither .svg nor .mmd. A PNG is saved in the window.");
        }
        var diagram = DiagramBuilder.build(project());
        console()
                .write(
                        file,
                        name.endsWith(".mmd")
                                ? MermaidExport.write(diagram)
                                : SvgExport.write(
                                        DiagramLayout.layout(diagram), dark ? SvgPalette.DARK : SvgPalette.LIGHT));
        if (invocation().json()) {
            invocation().document(new JsonFields().with("file", file));
        } else {
            console().out().println(file);
        }
        return ExitCode.OK.number();
    }
}
