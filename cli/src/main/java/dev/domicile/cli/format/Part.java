package dev.domicile.cli.format;

/** What stands behind a key, behind a {@code -} or alone. */
sealed interface Part permits Text, Group {}
