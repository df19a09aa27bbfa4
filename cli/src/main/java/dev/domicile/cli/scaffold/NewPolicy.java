package dev.domicile.cli.scaffold;

import java.time.LocalDate;

/**
 * A policy that somebody wants to have written; what else it says is its first rule.
 *
 * @param id unique among the policies that decide together
 * @param title what it says, in a phrase
 * @param jurisdiction the country or named set that it covers
 * @param from first day in force
 * @param rule its first rule
 */
public record NewPolicy(
    String id, String title, String jurisdiction, LocalDate from, NewRule rule) {}
