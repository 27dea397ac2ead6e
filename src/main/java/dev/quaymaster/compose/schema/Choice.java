package dev.quaymaster.compose.schema;

import dev.quaymaster.compose.tree.Problems;
import dev.quaymaster.compose.tree.Tree;
import dev.quaymaster.compose.tree.TreePath;
import java.util.List;
import java.util.stream.Collectors;

/// One of several forms, told apart by their kind.
///
/// @param forms the forms
record Choice(List<Rule> forms) implements Rule {

    static Choice of(Rule... forms) {
        return new Choice(List.of(forms));
    }

    @Override
    public boolean fits(Tree tree) {
        return forms.stream().anyMatch(form -> form.fits(tree));
    }

    @Override
    public String expected() {
        return forms.stream().map(Rule::expected).collect(Collectors.joining(" or "));
    }

    @Override
    public void check(Tree tree, TreePath path, Problems problems) {
        forms.stream()
                .filter(form -> form.fits(tree))
                .findFirst()
                .ifPresent(form -> form.check(tree, path, problems));
    }
}
