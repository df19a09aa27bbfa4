package dev.domicile.core.policy;

/** What an allowed placement must also do. */
public record Obligation(String id, String text) {}
