package dev.domicile.cli.output;

/**
 * How text is laid out.
 *
 * @param width columns of a line
 * @param colour whether escape sequences may colour it
 */
public record TextStyle(int width, boolean colour) {}
