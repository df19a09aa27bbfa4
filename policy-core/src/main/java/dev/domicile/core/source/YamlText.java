package dev.domicile.core.source;

import java.util.List;

/**
 * A YAML file that can be read, as text and as pieces.
 *
 * @param text what the file holds, without a byte order mark and with {@code \n} at line ends
 * @param tokens the pieces in the order of the text
 * @param documents what they mean
 */
public record YamlText(String text, List<YamlToken> tokens, List<Node> documents) {

  public YamlText {
    tokens = List.copyOf(tokens);
    documents = List.copyOf(documents);
  }
}
