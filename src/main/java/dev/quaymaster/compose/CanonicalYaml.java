package dev.quaymaster.compose;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.representer.Representer;

/// Writes a canonical tree as YAML that people read and that can be loaded again.
public final class CanonicalYaml {

    private CanonicalYaml() {}

    /// Writes one document.
    ///
    /// @param tree maps, lists, strings, numbers, booleans and null
    /// @return YAML text that ends with a line end
    public static String print(@Nullable Object tree) {
        var style = new DumperOptions();
        style.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        style.setIndent(2);
        style.setIndicatorIndent(2);
        style.setIndentWithIndicator(true);
        style.setSplitLines(false);
        style.setDereferenceAliases(true);
        return new Yaml(new Representer(style), style).dump(tree);
    }
}
