package dev.domicile.cli.lint;

import dev.domicile.core.source.SourcePosition;

/**
 * A change of text that repairs a finding and keeps everything else, comments too.
 *
 * @param title what it does, as a button would say it
 * @param from where the text to replace begins
 * @param length how many characters (code points) of that line are replaced
 * @param text what stands there afterwards
 */
public record Fix(String title, SourcePosition from, int length, String text) {}
