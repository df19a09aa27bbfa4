package dev.domicile.core.decision;

import dev.domicile.core.policy.Rule;
import java.time.LocalDate;

/** A rule that is not in force yet and would apply on its first day. */
public record Announcement(Rule rule, LocalDate from) {}
