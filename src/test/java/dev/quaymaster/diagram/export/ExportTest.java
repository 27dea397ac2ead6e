package dev.quaymaster.diagram.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quaymaster.diagram.BindKind;
import dev.quaymaster.diagram.Diagram;
import dev.quaymaster.diagram.DiagramNode;
import dev.quaymaster.diagram.SampleDiagrams;
import dev.quaymaster.diagram.layout.DiagramLayout;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ExportTest {

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    @ParameterizedTest
    @EnumSource
    void anSvgFileIsWellFormedNamesEveryNodeAndNeedsNothingElse(SvgPalette palette) throws Exception {
        var diagram = SampleDiagrams.prefect();
        var svg = SvgExport.write(DiagramLayout.layout(diagram), palette);
        var text = parsed(svg).getDocumentElement().getTextContent();
        assertThat(text)
                .contains(diagram.nodes().stream().map(DiagramNode::name).toList());
        assertThat(text).contains("HTTP 4200", "PostgreSQL 5432", "S3 9000", "443 · 8080 · +2");
        assertThat(svg).doesNotContain("href", "<image", "url(").contains(palette.panel);
    }

    @Test
    void namesThatLookLikeMarkupStayText() throws Exception {
        var odd = new DiagramNode.Volume("volume:a", "a<b>&\"c\"", "x", false);
        var diagram = new Diagram("<odd>", List.of(odd), List.of(), List.of());
        var svg = SvgExport.write(DiagramLayout.layout(diagram), SvgPalette.LIGHT);
        assertThat(parsed(svg).getDocumentElement().getTextContent()).contains("a<b>&\"c\"");
    }

    @Test
    void namesWithControlCharactersLeaveThePictureWellFormed() throws Exception {
        var odd = new DiagramNode.Volume("volume:a", "a\u001b[2J\u0000\u202e", "x", false);
        var diagram = new Diagram("t", List.of(odd), List.of(), List.of());
        var svg = SvgExport.write(DiagramLayout.layout(diagram), SvgPalette.LIGHT);
        assertThat(parsed(svg).getDocumentElement().getTextContent()).contains("a\\x1B[2J");
    }

    @Test
    void noNameIsMarkupForMermaid() {
        var bind = new DiagramNode.Bind(
                "/x", "./<img src=x onerror=alert(1)>\"] `a` #quot; &lt; \\ {b}\nend\u001b", BindKind.FOLDER, true);
        var text = MermaidExport.write(new Diagram("t", List.of(bind), List.of(), List.of()))
                .replace("<br>", "");
        assertThat(text.lines()).hasSize(2);
        assertThat(text)
                .isEqualTo("flowchart LR\n"
                        + "  n1[(\"./#60;img src=x onerror=alert(1)#62;#34;#93; #96;a#96;"
                        + " #35;quot#59; #38;lt#59; #92; #123;b#125;#92;x0Aend#92;x1Bfolder ·"
                        + " read-only\")]\n");
    }

    @Test
    void mermaidTextListsNodesInTheirNetworksAndThenEdges() {
        assertThat(MermaidExport.write(SampleDiagrams.prefect())).isEqualTo("""
                        flowchart LR
                          n1(["Browser<br>this computer"])
                          n6[("postgres-data")]
                          n7[("./Caddyfile<br>file · read-only")]
                          n8[("./flows<br>folder · read-only")]
                          n9[("minio-data")]
                          subgraph "network prefect-server-network"
                            n2["prefect-server<br>prefect:3-latest"]
                            n3["postgres<br>postgres:17"]
                            n4["caddy<br>caddy:2"]
                            n5["minio<br>minio"]
                          end
                          n1 -->|"4200"| n2
                          n1 -->|"443 · 8080 · +2"| n4
                          n2 -->|"PostgreSQL 5432"| n3
                          n4 -->|"HTTP 4200"| n2
                          n4 -->|"S3 9000"| n5
                          n3 -.->|"mount"| n6
                          n4 -.->|"read-only"| n7
                          n4 -.->|"read-only"| n8
                          n5 -.->|"mount"| n9
                        """);
    }
}
